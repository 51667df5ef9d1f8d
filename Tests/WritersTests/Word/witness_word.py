"""Reads and fills in a report's Word file with python-docx, which knows nothing of how it was written.

    witness_word.py show FILE         one line for each thing found: headings, controls, fields, pictures, repeated heads
    witness_word.py fill FILE OUTPUT  writes an answer into each control, as a student would
    witness_word.py audit FILE        what the schemas of Office have against it (openxml-audit), one line each
"""

import sys

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn


def controls(document):
    for control in document.element.body.iter(qn("w:sdt")):
        tag = control.find(qn("w:sdtPr") + "/" + qn("w:tag"))
        if tag is not None:
            yield tag.get(qn("w:val")), control


def text(element):
    return "".join(part.text or "" for part in element.iter(qn("w:t")))


def show(path):
    document = docx.Document(path)
    for paragraph in document.paragraphs:
        if paragraph.style.name.startswith(("Heading", "Title", "Subtitle", "Caption")):
            print(f"{paragraph.style.name}: {paragraph.text}")
    for tag, control in controls(document):
        properties = control.find(qn("w:sdtPr"))
        choices = [item.get(qn("w:displayText")) for item in properties.iter(qn("w:listItem"))]
        shown = "guidance" if properties.find(qn("w:showingPlcHdr")) is not None else "text"
        print(f"{tag}: {shown} {text(control)}" + (f" of {', '.join(choices)}" if choices else ""))
    for code in document.element.body.iter(qn("w:instrText")):
        print(f"field {code.text.strip()}")
    for picture in document.element.body.iter(qn("wp:docPr")):
        print(f"picture: {picture.get('descr')}")
    print(f"heads that repeat: {sum(1 for _ in document.element.body.iter(qn('w:tblHeader')))} of {len(document.tables)} tables")
    section = document.sections[0]
    print(f"page: {section.page_width.mm:.0f} x {section.page_height.mm:.0f} mm, footer {section.footer.paragraphs[0].text!r}")
    print(f"title: {document.core_properties.title}, by {document.core_properties.author}")


def fill(path, output):
    document = docx.Document(path)
    for tag, control in controls(document):
        properties = control.find(qn("w:sdtPr"))
        properties.remove(properties.find(qn("w:showingPlcHdr")))
        content = control.find(qn("w:sdtContent"))
        run = next(content.iter(qn("w:r")))
        run.remove(run.find(qn("w:rPr")))
        choices = list(properties.iter(qn("w:listItem")))
        answer = choices[-1].get(qn("w:displayText")) if choices else f"Answer to {tag}: 1,234.5 & <more>"
        next(run.iter(qn("w:t"))).text = answer
        paragraph = content.find(qn("w:p"))
        if paragraph is not None:
            more = OxmlElement("w:p")
            more.append(OxmlElement("w:r"))
            more[0].append(OxmlElement("w:t"))
            more[0][0].text = "A second paragraph."
            paragraph.addnext(more)
    document.save(output)


def audit(path):
    from openxml_audit import FileFormat, OpenXmlValidator

    result = OpenXmlValidator(FileFormat.OFFICE_2019).validate(path)
    for error in result.errors:
        print(f"{error.part_uri} {error.path}: {error.description}")
    print("valid" if result.is_valid else "not valid")


if __name__ == "__main__":
    {"show": show, "fill": fill, "audit": audit}[sys.argv[1]](*sys.argv[2:])
