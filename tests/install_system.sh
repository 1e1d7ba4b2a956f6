#!/bin/sh
# Installs what the browser, PostgreSQL and office tests need from Debian's packages.
set -e
SUDO=""
[ "$(id -u)" = 0 ] || SUDO=sudo
$SUDO apt-get update -qq
DEBIAN_FRONTEND=noninteractive $SUDO apt-get install -y -qq chromium postgresql poppler-utils >/dev/null
DEBIAN_FRONTEND=noninteractive $SUDO apt-get install -y -qq --no-install-recommends \
  libreoffice-impress-nogui libreoffice-calc-nogui >/dev/null
