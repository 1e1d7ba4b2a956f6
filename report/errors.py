"""What can go wrong while findings or a PDF are made."""


class ReportError(Exception):
    """The base class of this room's errors; the message names what is at fault."""


class UnknownSourceError(ReportError):
    """An anchor names a source that is not among the source texts."""


class TypesettingError(ReportError):
    """The typesetter refused the document."""
