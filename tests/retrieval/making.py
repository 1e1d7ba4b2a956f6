"""Makes documents of every kind, good and bad, for the tests of own documents."""

import io
import zipfile

import docx
import pikepdf
import typst

WORDS = "Personalen ska dokumentera insatserna i journalen samma dag. Chefen följer upp varje månad."


def pdf(*pages):
    """A PDF with one page for each text."""
    source = '#set text(lang: "sv")\n' + "\n#pagebreak()\n".join(pages)
    return typst.compile(source.encode())


def blank(count):
    """A PDF of blank pages."""
    made = pikepdf.new()
    for _ in range(count):
        made.add_blank_page()
    return saved(made)


def scanned():
    """A PDF of two pages that are pictures."""
    made = pikepdf.new()
    for _ in range(2):
        page = made.add_blank_page(page_size=(200, 200))
        picture = pikepdf.Stream(
            made,
            b"\x80" * 100,
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Image,
            Width=10,
            Height=10,
            ColorSpace=pikepdf.Name.DeviceGray,
            BitsPerComponent=8,
        )
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=picture))
        page.Contents = pikepdf.Stream(made, b"q 200 0 0 200 0 0 cm /Im0 Do Q")
    return saved(made)


def locked(user="", owner="owner", aes=True):
    """A PDF with a password; an empty one for users opens without being asked."""
    how = pikepdf.Encryption(user=user, owner=owner, R=6 if aes else 4, aes=aes, metadata=aes)
    return saved(pikepdf.open(io.BytesIO(pdf(WORDS))), encryption=how)


def saved(made, **how):
    """The bytes of a pikepdf document."""
    out = io.BytesIO()
    made.save(out, **how)
    return out.getvalue()


def word(*lines, title=""):
    """A Word document; a line that begins with # is a heading, one with | a row of a table."""
    made = docx.Document()
    made.core_properties.title = title
    for line in lines:
        if line.startswith("#"):
            made.add_heading(line.removeprefix("#").strip(), 1)
        elif "|" in line:
            cells = [cell.strip() for cell in line.split("|")]
            row = made.add_table(1, len(cells)).rows[0]
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
        else:
            made.add_paragraph(line)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def repacked(data, name, change):
    """A packed file in which one part is changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            content = old.read(part)
            new.writestr(part, change(content) if part == name else content)
    return out.getvalue()


def bomb(size):
    """A Word document with a part of so many zeros."""
    out = io.BytesIO(word(WORDS))
    with (
        zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as packed,
        packed.open("word/media/x.bin", "w") as part,
    ):
        for _ in range(size // 1_000_000):
            part.write(bytes(1_000_000))
    return out.getvalue()


def cut_short(data):
    """The first half of a file."""
    return data[: len(data) // 2]
