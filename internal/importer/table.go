package importer

import (
	"regexp"
	"strings"

	"cards/internal/edtf"
	"cards/internal/source"
)

// columnNames are the names of the columns of a plain table, in small letters, in English, Chinese, Japanese and Korean.
// Where two columns of a table could be one and the same, the name that stands first here wins.
var columnNames = map[string][]string{
	"date": {"date", "start", "start date", "from", "begin", "when", "year", "time", "日期", "时间", "時間", "年份", "年月", "年月日", "起始", "开始", "開始", "开始时间", "開始時間",
		"开始日期", "開始日期", "日付", "日時", "年", "時期", "开始日", "開始日", "날짜", "일자", "연도", "시작", "시작일"},
	"month": {"month", "月", "月份", "월"},
	"day":   {"day", "日", "일"},
	"end":   {"end", "end date", "to", "until", "结束", "結束", "结束时间", "結束時間", "结束日期", "結束日期", "终止", "終了", "終了日", "終了日時", "종료", "종료일"},
	"title": {"title", "headline", "event", "name", "subject", "summary", "what", "标题", "標題", "事件", "名称", "名稱", "大事", "事项", "事項", "題名", "タイトル", "件名", "出来事", "イベント",
		"できごと", "見出し", "제목", "사건", "이벤트"},
	"text": {"text", "description", "details", "content", "body", "notes", "note", "内容", "內容", "正文", "说明", "說明", "描述", "详情", "詳情", "備註", "备注", "简介", "簡介", "説明", "本文", "詳細", "概要", "備考", "내용", "설명"},
	"lane": {"lane", "group", "category", "section", "track", "type", "tag", "分组", "分組", "类别", "類別", "分类", "分類", "类型", "类目", "栏目", "组", "組", "カテゴリ", "カテゴリー", "グループ", "種別",
		"분류", "구분", "그룹"},
	"link":   {"link", "url", "href", "address", "链接", "鏈接", "連結", "网址", "網址", "リンク", "링크"},
	"source": {"source", "credit", "reference", "来源", "來源", "出处", "出處", "资料来源", "資料來源", "参考", "參考", "出典", "出典元", "출처"},
	"shown":  {"shown", "display date", "display", "显示日期", "表示日付"},
	"image":  {"image", "picture", "photo", "media", "图片", "圖片", "照片", "画像", "写真", "이미지", "사진"},
}

// columnsOf finds the columns of a table by the names in its first row; -1 is a column that it lacks.
func columnsOf(header []source.Cell) map[string]int {
	found := map[string]int{}
	for key, names := range columnNames {
		found[key] = -1
	search:
		for _, name := range names {
			for i, c := range header {
				if strings.ToLower(strings.Join(strings.Fields(c.Text), " ")) == name {
					found[key] = i
					break search
				}
			}
		}
	}
	return found
}

// table reads a table with a column of dates and one of titles.
func (r *reader) table(rows [][]source.Cell) {
	if len(rows) == 0 {
		return
	}
	columns := columnsOf(rows[0])
	if columns["title"] < 0 {
		columns["title"], columns["text"] = columns["text"], -1
	}
	if columns["date"] < 0 || columns["title"] < 0 {
		r.list.Errorf(rows[0][0].Pos, "import-no-events", "name the columns in the first row: date, title, text … or \u65e5\u671f, \u6807\u9898, \u5185\u5bb9 \u2026",
			"the first row names no column for dates and none for titles")
		return
	}
	used := map[int]bool{}
	for _, i := range columns {
		used[i] = true
	}
	for i, c := range rows[0] {
		if !used[i] && c.Text != "" {
			r.warn(c.Pos, "import-line", "rename it if it is the text, the group or the link of the events", "the column %s was left out", shorten(c.Text))
		}
	}
	order := fieldOrder(rows[1:], columns)
	for _, row := range rows[1:] {
		at := func(name string) source.Cell {
			if i := columns[name]; i >= 0 && i < len(row) {
				return row[i]
			}
			return source.Cell{Pos: row[0].Pos}
		}
		r.tableRow(row, at, order)
	}
}

func (r *reader) tableRow(row []source.Cell, at func(string) source.Cell, order dateOrder) {
	written := at("date").Text
	title, _, _ := plainHTML(at("title").Text)
	if written == "" && title == "" {
		return
	}
	date, err := r.tableDate(at, order)
	if err != nil {
		r.noDate(at("date").Pos, title, written, err)
		return
	}
	e := event{pos: row[0].Pos, title: title, shown: r.wording(date), link: at("link").Text, source: at("source").Text}
	if end := at("end"); end.Text != "" {
		to, err := r.parse(order.iso(end.Text))
		if err != nil {
			r.warn(end.Pos, "import-end", hintOf(err), "only the start of %s was kept: %s is not a date: %s", shorten(title), shorten(end.Text), reason(err))
		} else if whole := r.until(end.Pos, title, date, to); !whole.Equal(date) {
			date, e.shown = whole, ""
		}
	}
	e.date = date.WithoutWords()
	if s := at("shown").Text; s != "" {
		e.shown = s
	}
	var links []string
	e.text, links, _ = plainHTML(at("text").Text)
	e.link = address(e.link)
	r.linksOf(&e, links, at("text").Pos)
	r.inLane(&e, at("lane").Text)
	if c := at("image"); c.Text != "" {
		r.leave(leftPicture, c.Pos)
		if a := address(c.Text); a != "" {
			e.remarks = append(e.remarks, "media left out: "+a)
		}
	}
	r.add(e)
}

// tableDate reads the date of a row: one text, or a year with its month and day in columns of their own.
func (r *reader) tableDate(at func(string) source.Cell, order dateOrder) (edtf.Date, error) {
	written := at("date").Text
	if month := at("month").Text; month != "" {
		if c, ok := partsOf([]string{strings.TrimSuffix(written, "\u5e74"), strings.TrimSuffix(month, "\u6708"), strings.TrimSuffix(at("day").Text, "\u65e5")}); ok {
			return c.edtf()
		}
	}
	return r.parse(order.iso(written))
}

// dateOrder is how dates of three numbers are to be read, the year last.
type dateOrder uint8

const (
	orderUnknown dateOrder = iota
	dayFirst
	monthFirst
)

var yearLast = regexp.MustCompile(`^(\d{1,2})([./-])(\d{1,2})([./-])(\d{4})$`)

// fieldOrder tells whether 3/4/2008 is in March or April by the other dates of the table: one with a number beyond 12
// decides for all. Where none does, or two disagree, such dates are refused.
func fieldOrder(rows [][]source.Cell, columns map[string]int) dateOrder {
	day, month := false, false
	for _, row := range rows {
		for _, name := range []string{"date", "end"} {
			i := columns[name]
			if i < 0 || i >= len(row) {
				continue
			}
			if m := yearLast.FindStringSubmatch(row[i].Text); m != nil {
				day = day || len(m[1]) == 2 && m[1] > "12"
				month = month || len(m[3]) == 2 && m[3] > "12"
			}
		}
	}
	switch {
	case day && !month:
		return dayFirst
	case month && !day:
		return monthFirst
	}
	return orderUnknown
}

// iso writes a date of three numbers with its year first; any other stays as it is.
func (o dateOrder) iso(s string) string {
	m := yearLast.FindStringSubmatch(s)
	if m == nil || o == orderUnknown || m[2] != m[4] {
		return s
	}
	day, month := m[1], m[3]
	if o == monthFirst {
		day, month = month, day
	}
	return m[5] + "-" + twoDigits(month) + "-" + twoDigits(day)
}

func twoDigits(s string) string {
	if len(s) == 1 {
		return "0" + s
	}
	return s
}
