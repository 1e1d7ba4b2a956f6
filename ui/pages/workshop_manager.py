"""The workshop's page: manager."""

from ui.workshop import manager

manager.page()
