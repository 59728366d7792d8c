package source

import (
	"encoding/xml"
	"math"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// readSheet returns the rows of a sheet that have something in them. Positions are row and column numbers.
func (w *workbook) readSheet(name string) ([][]cell, error) {
	var rows [][]cell
	row, column, cells := 0, 0, 0
	err := w.each(name, func(d *xml.Decoder, start xml.StartElement) error {
		switch start.Name.Local {
		case "row":
			row, column = row+1, 0
			if n, err := strconv.Atoi(attribute(start, "r")); err == nil && n > 0 {
				row = n
			}
			if rows = append(rows, nil); len(rows) > maxCells {
				return errTooLarge
			}
		case "c":
			if len(rows) == 0 {
				return nil
			}
			column++
			if n := columnNumber(attribute(start, "r")); n > 0 {
				column = n
			}
			text, err := w.cell(d, start, row, column)
			if err != nil || text == "" || column > maxColumns {
				return err
			}
			last := &rows[len(rows)-1]
			for len(*last) < column {
				if cells++; cells > maxCells {
					return errTooLarge
				}
				*last = append(*last, cell{pos: w.r.at(row, len(*last)+1)})
			}
			(*last)[column-1].text = text
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	filled := rows[:0]
	for _, row := range rows {
		if len(row) > 0 {
			filled = append(filled, row)
		}
	}
	return filled, nil
}

// columnNumber turns the letters of a reference such as AB12 into a number from 1; 0 when there are none.
func columnNumber(reference string) int {
	n := 0
	for i := 0; i < len(reference) && i < 3 && reference[i] >= 'A' && reference[i] <= 'Z'; i++ {
		n = n*26 + int(reference[i]-'A') + 1
	}
	return n
}

// cell reads an element c and returns what the cell shows, as far as a deck needs it.
func (w *workbook) cell(d *xml.Decoder, start xml.StartElement, row, column int) (string, error) {
	value, inline, formula := "", "", false
	for {
		token, err := d.Token()
		if err != nil {
			return "", partError(err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "v":
				if value, err = charData(d); err != nil {
					return "", err
				}
			case "is":
				if inline, err = richText(d); err != nil {
					return "", err
				}
			default:
				formula = formula || t.Name.Local == "f"
				if err := d.Skip(); err != nil {
					return "", partError(err)
				}
			}
			continue
		case xml.EndElement:
		default:
			continue
		}
		break // the end of c itself: those inside were read with their starts
	}
	text := ""
	switch attribute(start, "t") {
	case "s":
		if n, err := strconv.Atoi(strings.TrimSpace(value)); err == nil && n >= 0 && n < len(w.strings) {
			text = w.strings[n]
		}
	case "inlineStr":
		text = inline
	case "str", "d":
		text = value
	case "b":
		text = "FALSE"
		if isTrue(strings.TrimSpace(value)) {
			text = "TRUE"
		}
	case "e":
		w.r.list.Errorf(w.r.at(row, column), "xlsx-cell", "mend the formula, or write the text itself", "the cell shows the error %s", value)
	default:
		text = w.number(strings.TrimSpace(value), attribute(start, "s"))
	}
	if formula && value == "" && inline == "" {
		w.r.list.Warnf(w.r.at(row, column), "xlsx-cell", "save the workbook in Excel, or write the text itself",
			"the cell has a formula that was never computed, and was read as empty")
	}
	// Excel writes characters that XML cannot hold as _x000D_.
	text = strings.ReplaceAll(text, "_x000D_", "")
	text = unixLines(text)
	for i, c := range text {
		if isControl(c) {
			w.r.list.Errorf(w.r.at(row, column), "control-character", "delete it",
				"the control character U+%04X stands in this cell, after %d characters", c, utf8.RuneCountInString(text[:i]))
		}
	}
	return text, nil
}

// charData reads the text up to the end of the element that has just started.
func charData(d *xml.Decoder) (string, error) {
	text := ""
	for {
		token, err := d.Token()
		if err != nil {
			return "", partError(err)
		}
		switch t := token.(type) {
		case xml.CharData:
			text += string(t)
		case xml.StartElement:
			if err := d.Skip(); err != nil {
				return "", partError(err)
			}
		case xml.EndElement:
			return text, nil
		}
	}
}

// number shows a number as its style does where that makes a date of it, and plainly otherwise.
func (w *workbook) number(value, style string) string {
	n, err := strconv.ParseFloat(value, 64)
	if err != nil || math.IsNaN(n) || math.IsInf(n, 0) {
		return value
	}
	if i, err := strconv.Atoi(style); err == nil && i >= 0 && i < len(w.formats) && w.formats[i] != showNumber && n >= 0 && n < 2958466 {
		return w.date(n, w.formats[i])
	}
	if n == math.Trunc(n) && math.Abs(n) < 1e15 {
		return strconv.FormatFloat(n, 'f', -1, 64)
	}
	// Excel keeps 15 digits; the file has the 17 of the binary number.
	n, _ = strconv.ParseFloat(strconv.FormatFloat(n, 'g', 15, 64), 64)
	return strconv.FormatFloat(n, 'f', -1, 64)
}

// date shows a day number as EDTF, as precisely as its format does.
func (w *workbook) date(n float64, format numberFormat) string {
	days := math.Floor(n)
	seconds := int(math.Round((n - days) * 86400))
	if format == showTime {
		return clock(seconds)
	}
	epoch := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case w.mac:
		epoch = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case days < 60: // Excel has a 29 February 1900 (ECMA-376 part 1, 18.17.4.1)
		epoch = epoch.AddDate(0, 0, 1)
	}
	day := epoch.AddDate(0, 0, int(days))
	switch format {
	case showYear:
		return day.Format("2006")
	case showMonth:
		return day.Format("2006-01")
	}
	if seconds > 0 && seconds < 86400 {
		return day.Format("2006-01-02") + "T" + clock(seconds)
	}
	return day.Format("2006-01-02")
}

func clock(seconds int) string {
	return time.Date(2000, 1, 1, 0, 0, seconds%86400, 0, time.UTC).Format("15:04:05")
}

// numberFormat is what a number format makes of a number.
type numberFormat uint8

const (
	showNumber numberFormat = iota
	showDay
	showMonth
	showYear
	showTime
)

// builtinFormats are the date formats that have a number in place of a code (ECMA-376 part 1, 18.8.30,
// with the ones of Chinese and Japanese versions).
var builtinFormats = map[int]numberFormat{
	14: showDay, 15: showDay, 16: showDay, 17: showMonth, 18: showTime, 19: showTime, 20: showTime, 21: showTime, 22: showDay,
	27: showMonth, 28: showDay, 29: showDay, 30: showDay, 31: showDay, 32: showTime, 33: showTime, 34: showTime, 35: showTime,
	36: showMonth, 45: showTime, 46: showTime, 47: showTime, 50: showMonth, 51: showDay, 52: showMonth, 53: showDay,
	54: showDay, 55: showTime, 56: showTime, 57: showMonth, 58: showDay,
}

// readStyles learns which cell styles show dates.
func (w *workbook) readStyles() error {
	custom := map[int]numberFormat{}
	inCells := false
	return w.each("xl/styles.xml", func(_ *xml.Decoder, start xml.StartElement) error {
		switch start.Name.Local {
		case "numFmt":
			if id, err := strconv.Atoi(attribute(start, "numFmtId")); err == nil {
				custom[id] = formatOf(attribute(start, "formatCode"))
			}
		case "cellXfs":
			inCells = true
		case "cellStyles", "dxfs":
			inCells = false
		case "xf":
			if inCells {
				id, _ := strconv.Atoi(attribute(start, "numFmtId"))
				format, known := custom[id]
				if !known {
					format = builtinFormats[id]
				}
				w.formats = append(w.formats, format)
			}
		}
		return nil
	})
}

// formatOf tells from a format code such as yyyy"年"m"月" which parts of a date it shows.
func formatOf(code string) numberFormat {
	code, _, _ = strings.Cut(code, ";")
	if strings.EqualFold(code, "General") {
		return showNumber
	}
	var letters strings.Builder
	for i := 0; i < len(code); i++ {
		switch c := code[i]; c {
		case '"':
			for i++; i < len(code) && code[i] != '"'; i++ {
			}
		case '\\', '_', '*':
			i++
		case '[':
			start := i + 1
			for i++; i < len(code) && code[i] != ']'; i++ {
			}
			if inside := strings.ToLower(code[start:min(i, len(code))]); inside != "" && strings.Trim(inside, "hms") == "" {
				letters.WriteString(inside)
			}
		case 'E', 'e':
			// E+00 is the exponent of a number, e alone the year of a Japanese era.
			if i+1 < len(code) && (code[i+1] == '+' || code[i+1] == '-') {
				return showNumber
			}
			letters.WriteByte('y')
		default:
			letters.WriteByte(c | 0x20)
		}
	}
	shown := letters.String()
	has := func(c string) bool { return strings.Contains(shown, c) }
	switch {
	case has("d"):
		return showDay
	case has("y") && has("m") && !has("h"):
		return showMonth
	case has("y"):
		return showYear
	case has("h") || has("s"):
		return showTime
	case has("m"):
		return showMonth
	}
	return showNumber
}
