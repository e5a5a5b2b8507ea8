#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the workbooks that test-workbook.sh reads, part by part, as spreadsheets and attackers do."""
import zipfile

NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATIONS = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
# Styles: 0 general, 1 a date, 2 eight digits with zeros in front, 3 a date of the workbook's own.
STYLES = f'''<styleSheet {NAMESPACE}><numFmts><numFmt numFmtId="164" formatCode="00000000"/>
<numFmt numFmtId="165" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><cellXfs>
<xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>'''
HEADER = ["姓名", "学号", "身份证号", "班级"]


def letter(column):
    return "ABCDEFGH"[column]


def cell(value, column, row):
    """A text, or the XML of a cell with {r} for its name."""
    name = f"{letter(column)}{row}"
    if value.startswith("<"):
        return value.replace("{r}", name)
    return f'<c r="{name}" t="inlineStr"><is><t>{value}</t></is></c>'


def sheet(rows, merged="", hidden=()):
    lines = []
    for number, row in enumerate([HEADER] + rows, 1):
        cells = "".join(cell(value, column, number) for column, value in enumerate(row) if value != "")
        state = ' hidden="1"' if number in hidden else ""
        lines.append(f'<row r="{number}"{state}>{cells}</row>')
    tail = f"<mergeCells>{merged}</mergeCells>" if merged else ""
    return f'<worksheet {NAMESPACE}><sheetData>{"".join(lines)}</sheetData>{tail}</worksheet>'


def write(name, sheets, strings=None, states=None):
    """SHEETS: title -> XML."""
    states = states or {}
    with zipfile.ZipFile(name + ".xlsx", "w", zipfile.ZIP_DEFLATED) as book:
        entries = "".join(
            f'<sheet name="{title}" sheetId="{i}" r:id="rId{i}"{states.get(title, "")}/>'
            for i, title in enumerate(sheets, 1))
        book.writestr("xl/workbook.xml",
                      f"<workbook {NAMESPACE} {RELATIONS}><sheets>{entries}</sheets></workbook>")
        relations = "".join(f'<Relationship Id="rId{i}" Target="worksheets/sheet{i}.xml"/>'
                            for i in range(1, len(sheets) + 1))
        book.writestr("xl/_rels/workbook.xml.rels", f"<Relationships>{relations}</Relationships>")
        book.writestr("xl/styles.xml", STYLES)
        if strings is not None:
            book.writestr("xl/sharedStrings.xml", strings)
        for i, text in enumerate(sheets.values(), 1):
            book.writestr(f"xl/worksheets/sheet{i}.xml", text)


def number(value, style=0):
    return f'<c r="{{r}}" s="{style}"><v>{value}</v></c>'


GOOD = ["张三", "20240001", "11010519491231002X", "1班"]
shared = [*HEADER, *GOOD]
strings = f"<sst {NAMESPACE}>" + "".join(f"<si><t>{text}</t></si>" for text in shared) + "</sst>"
rows = "".join(
    f'<row r="{r}">' + "".join(f'<c r="{letter(c)}{r}" t="s"><v>{(r - 1) * 4 + c}</v></c>' for c in range(4)) + "</row>"
    for r in (1, 2))
write("plain", {"S": f"<worksheet {NAMESPACE}><sheetData>{rows}</sheetData></worksheet>"}, strings)
rich = '<c r="{r}" t="inlineStr"><is><r><t>张</t></r><r><t>三</t></r><rPh><t>zhang</t></rPh></is></c>'
write("inline", {"S": sheet([[rich, *GOOD[1:]]])})
write("damaged", {"S": sheet([["张三", "20240001", number("5.10322199901011E+17"), "1班"]])})
write("zeros", {"S": sheet([["张三", "00240001", "", ""], ["李四", number(240002, 2), "", ""],
                            ["王五", "00240003", "", ""], ["赵六", "00240004", "", ""]])})
write("dates", {"S": sheet([["张三", "20240001", "", number(45352, 1)], ["李四", number(45352, 3), "", "1班"]])})
write("formulas", {"S": sheet([["张三", '<c r="{r}" t="str"><f>A1</f><v>20240001</v></c>', "", ""],
                               ["李四", '<c r="{r}"><f>A1</f></c>', "", ""],
                               ["王五", '<c r="{r}" t="e"><f>A1</f><v>#REF!</v></c>', "", ""]])})
empty = '<c r="{r}"/>'
write("merged", {"S": sheet([["张三", "20240001", "", "1班"], ["李四", "20240002", "", empty],
                             [empty, "20240003", "", "2班"]],
                            '<mergeCell ref="D2:D3"/><mergeCell ref="A3:A4"/>').replace("李四", "张三")})
write("hidden-row", {"S": sheet([GOOD, ["李四", "20240002", "", ""]], hidden=(3,))})
other = sheet([["王五", "7", "", ""]])
write("sheets", {"旧": other, "名单": sheet([GOOD]), "附件": other}, states={"旧": ' state="hidden"'})
write("all-hidden", {"S": other}, states={"S": ' state="veryHidden"'})
write("control", {"S": sheet([["张_x0007_三", "1", "", ""], ["李\u202e四", "2", "", ""]])})

blank = " " * (64 << 20)
write("bomb", {"S": f"<worksheet {NAMESPACE}><sheetData>{blank}</sheetData></worksheet>"})
write("bomb-strings", {"S": other}, strings=f"<sst {NAMESPACE}><si><t>{blank}</t></si></sst>")
laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
write("laughs", {"S": laughs + sheet([["&b;", "1", "", ""]])})
write("no-xml", {"S": "no XML at all"})
with zipfile.ZipFile("other.xlsx", "w") as book:
    book.writestr("readme.txt", "nothing")
with open("million.csv", "w", encoding="utf-8") as roster:
    roster.write("姓名,学号,班级\n")
    for i in range(1_000_000):
        roster.write(f"张三,{20240000000 + i},{i // 50}班\n")
