package importer

import (
	"strings"

	"cards/internal/source"
)

// spreadsheetColumns are the columns of TimelineJS's spreadsheet, in small letters.
var spreadsheetColumns = map[string]bool{"year": true, "month": true, "day": true, "time": true, "end year": true, "end month": true, "end day": true,
	"end time": true, "display date": true, "headline": true, "text": true, "media": true, "media credit": true, "media caption": true,
	"media thumbnail": true, "type": true, "group": true, "background": true, "alt text": true, "link": true}

// isSpreadsheet reports whether a row names the columns of TimelineJS's spreadsheet.
func isSpreadsheet(row []source.Cell) bool {
	has := map[string]bool{}
	for _, c := range row {
		has[strings.ToLower(c.Text)] = true
	}
	return has["year"] && has["headline"]
}

// spreadsheet reads the rows of TimelineJS's spreadsheet, saved as CSV or TSV.
func (r *reader) spreadsheet(rows [][]source.Cell) {
	if len(rows) == 0 || !isSpreadsheet(rows[0]) {
		r.list.Errorf(r.at(1, 0), "import-no-events", "keep the first row of the template: Year, Month, Day, Time, End Year …", "the first row names no columns Year and Headline")
		return
	}
	index := map[string]int{}
	for i, c := range rows[0] {
		name := strings.ToLower(strings.Join(strings.Fields(c.Text), " "))
		if _, twice := index[name]; !twice {
			index[name] = i
		}
		if name != "" && !spreadsheetColumns[name] {
			r.warn(c.Pos, "import-line", "", "the column %s is none of TimelineJS's and was left out", shorten(c.Text))
		}
	}
	for _, row := range rows[1:] {
		r.spreadsheetRow(row, func(name string) source.Cell {
			if i, ok := index[name]; ok && i < len(row) {
				return row[i]
			}
			return source.Cell{Pos: row[0].Pos}
		})
	}
}

func (r *reader) spreadsheetRow(row []source.Cell, at func(name string) source.Cell) {
	pos := row[0].Pos
	html := func(name string) (string, []string) {
		text, links, pictures := plainHTML(at(name).Text)
		for range pictures {
			r.leave(leftPicture, at(name).Pos)
		}
		return text, links
	}
	headline, _ := html("headline")
	text, links := html("text")
	kind := strings.ToLower(at("type").Text)
	if kind == "title" && r.out.title == "" {
		r.out.title, r.out.subtitle = headline, text
		r.media(nil, at("media").Text, "", "", "", at("media").Pos)
		return
	}
	if headline == "" && text == "" && at("year").Text == "" {
		return // rows that spreadsheets leave below the last event
	}
	name := headline
	if name == "" {
		name = text
	}
	start, written, err := r.yearParts(cellParts(at, ""))
	if err != nil {
		r.noDate(at("year").Pos, name, written, err)
		return
	}
	date, shown := start, r.wording(start)
	if end, written, err := r.yearParts(cellParts(at, "end ")); written != "" {
		if err != nil {
			r.warn(at("end year").Pos, "import-end", hintOf(err), "only the start of %s was kept: %s is not a date: %s", shorten(name), shorten(written), reason(err))
		} else if date = r.until(at("end year").Pos, name, start, end); !date.Equal(start) {
			shown = ""
		}
	}
	if s, _ := html("display date"); s != "" {
		shown = s
	}
	date = date.WithoutWords()
	if kind == "era" {
		r.addEra(date, name)
		return
	}
	e := event{pos: pos, date: date, shown: shown, title: headline, text: text, link: address(at("link").Text)}
	credit, _ := html("media credit")
	caption, _ := html("media caption")
	r.media(&e, at("media").Text, credit, caption, "", at("media").Pos)
	r.linksOf(&e, links, at("text").Pos)
	group, _ := html("group")
	r.inLane(&e, group)
	if c := at("background"); c.Text != "" {
		r.leave(leftColour, c.Pos)
	}
	r.add(e)
}

// cellParts returns year, month, day, hour, minute and second of a row, and how they stand there. prefix is "end " for the end.
func cellParts(at func(name string) source.Cell, prefix string) (parts []string, written string) {
	year, month, day, time := at(prefix+"year").Text, at(prefix+"month").Text, at(prefix+"day").Text, at(prefix+"time").Text
	parts = append([]string{year, month, day}, clock(time)...)
	return parts, strings.TrimSpace(strings.TrimRight(year+"-"+month+"-"+day, "-") + " " + time)
}

// clock parts a time of day as people write it (18:00, 6:05:30 pm) into hour, minute and second, on the clock of 24 hours.
func clock(s string) []string {
	s = strings.ToLower(strings.TrimSpace(s))
	if s == "" {
		return []string{"", "", ""}
	}
	half := ""
	for _, suffix := range []string{"am", "pm", "a.m.", "p.m."} {
		if rest, ok := strings.CutSuffix(s, suffix); ok {
			s, half = strings.TrimSpace(rest), suffix[:1]
		}
	}
	parts := strings.Split(s, ":")
	if len(parts) > 3 {
		return []string{s, "", ""} // no number, and told as such
	}
	if half != "" {
		parts[0] = half24(parts[0], half == "p")
	}
	for len(parts) < 3 {
		parts = append(parts, "")
	}
	return parts
}

// half24 turns an hour of the clock of 12 hours into one of 24; what is no such hour stays as it is.
func half24(hour string, afternoon bool) string {
	n := 0
	for _, c := range hour {
		if c < '0' || c > '9' || n > 12 {
			return hour
		}
		n = n*10 + int(c-'0')
	}
	if n < 1 || n > 12 {
		return hour
	}
	n %= 12
	if afternoon {
		n += 12
	}
	return string([]byte{byte('0' + n/10), byte('0' + n%10)})
}
