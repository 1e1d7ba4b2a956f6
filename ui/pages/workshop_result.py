"""The workshop's page: result."""

from ui.workshop import result

result.page()
