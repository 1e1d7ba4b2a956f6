"""About the method: the page drawn from docs/method.md."""

from ui import documents

documents.draw("method")
