"""The workshop's page: sheets."""

from ui.workshop import sheets

sheets.page()
