"""The workshop's page: projector."""

from ui.workshop import projector

projector.page()
