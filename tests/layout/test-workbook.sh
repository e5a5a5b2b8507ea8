#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Rosters as workbooks: what spreadsheets store beside the text, and what is no workbook. Arguments: idsheet,
# sitter, shell-test.sh.
set -eu
idsheet=$1
. "$3"
here=$(dirname "$3")/../layout

# check STATUS NAME: reads the roster of that name, all problems in ./problems.
check() {
  expect "$1" "$2" "$idsheet" --check-only --roster "$2.xlsx" --problems problems
}

python3 "$here/make-workbook.py"

check 0 plain
holds 'nothing to complain of' [ "$(wc -l < problems)" -eq 1 ]
check 0 inline
holds 'inline strings, rich text, no readings' [ "$(wc -l < problems)" -eq 1 ]
check 1 damaged
has problems '2,C,张三,20240001,error,id-precision-lost' 'an ID number stored as a quantity'
check 0 zeros
holds 'zeros that the format shows are kept' [ "$(wc -l < problems)" -eq 1 ]
check 1 dates
has problems '2,D,张三,20240001,warning,cell-is-date' 'a class that became a date'
has problems '3,B,李四,2024-03-01	,error,cell-is-date' 'a number that became a date'
check 1 formulas
has problems '3,B,李四,,error,formula-without-value' 'a formula without a value'
has problems '4,B,王五,#REF!,error,formula-failed' 'a formula that failed'
holds 'a formula with its value is read' [ "$(grep -c '^2,' problems)" -eq 0 ]
check 1 merged
has problems '4,A,张三,20240003,error,cell-merged' 'a merged name'
holds 'a merged class is that of all its rows' [ "$(grep -c '^[23],' problems)" -eq 0 ]
check 0 hidden-row
has problems '3,A,李四,20240002,warning,row-hidden' 'a hidden row'
check 0 sheets
has problems 'read from sheet “名单” only; the workbook has 2 more, 1 of them hidden' 'which sheet was read'
expect 0 'another sheet' "$idsheet" --check-only --roster sheets.xlsx --worksheet 附件
expect 2 'no such sheet' "$idsheet" --check-only --roster sheets.xlsx --worksheet nowhere
has err 'sheets.xlsx: the workbook has no sheet named “nowhere”' 'says so'
expect 2 'all sheets hidden' "$idsheet" --check-only --roster all-hidden.xlsx
has err 'no sheet that is not hidden' 'says so'
check 1 control
has problems 'error,control-character' 'a control character as workbooks write it'
has problems 'error,direction-character' 'a turn of direction'

expect 2 'ZIP bomb' timeout 60 "$idsheet" --check-only --roster bomb.xlsx
has err 'unpacks to more than 200 times its size' 'says so'
expect 2 'bomb of strings' timeout 60 "$idsheet" --check-only --roster bomb-strings.xlsx
has err 'unpacks to more than 200 times its size' 'says so'
expect 2 'entities that grow' timeout 60 "$idsheet" --check-only --roster laughs.xlsx
has err 'declares a document type' 'says so'
expect 2 'another archive' "$idsheet" --check-only --roster other.xlsx
has err 'a ZIP archive, but no XLSX workbook' 'says so'
expect 2 'no XML' "$idsheet" --check-only --roster no-xml.xlsx
has err 'no-xml.xlsx: xl/worksheets/sheet1.xml: line 1: ' 'says where'
head -c 700 plain.xlsx > cut.xlsx
expect 2 'cut off' "$idsheet" --check-only --roster cut.xlsx
has err 'cut.xlsx: damaged workbook: ' 'says so'

# A million rows: in reasonable time, and in memory that the students need, not the file.
expect 0 'a million rows' timeout 120 "$idsheet" --check-only --roster million.csv
python3 - <<'P'
open("line.csv", "w").write("name,student_id\n" + "x" * 10_000_000)
P
expect 2 'ten million characters in one line' "$idsheet" --check-only --roster line.csv
has err 'line.csv: line 2: a cell has more than 131072 bytes' 'says so'
finish
