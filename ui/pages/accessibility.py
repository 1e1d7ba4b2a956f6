"""About accessibility: the page drawn from docs/accessibility.md."""

from ui import documents

documents.draw("accessibility")
