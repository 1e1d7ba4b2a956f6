"""The workshop's page: console."""

from ui.workshop import console

console.page()
