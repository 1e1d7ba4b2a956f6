"""The workshop's page: plan."""

from ui.workshop import plan

plan.page()
