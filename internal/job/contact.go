package job

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"

	"cards/internal/caption"
	"cards/internal/diag"
	"cards/internal/words"
)

// The contact sheet: one page that shows every picture of a deck with its alt text, its captions and warnings, and what is posted on each
// platform. Its style and its script stand in it, it asks for nothing but the pictures beside it (its policy forbids all else), and
// html/template escapes whatever the deck says. Without the script every text can still be selected.

//go:embed contact.html
var contactSource string

//go:embed contact.css
var contactStyle string

//go:embed contact.js
var contactScript string

var contactTemplate = sync.OnceValues(func() (*template.Template, error) { return template.New("contact").Parse(contactSource) })

// contactPolicy lets pictures and our own style and script through, and nothing else. The script is named by its sum, so that no other
// could run even if one came in.
var contactPolicy = sync.OnceValue(func() string {
	sum := sha256.Sum256([]byte(contactScript))
	return "default-src 'none'; img-src 'self' file: data:; style-src 'unsafe-inline'; script-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'"
})

// contactName is where the sheet stands in the deck's folder, formatContact what the manifest calls it.
const (
	contactName   = "index.html"
	formatContact = "html"
)

// contactPage is what the template is given.
type contactPage struct {
	Words              *words.Sheet
	Lang, Title, Theme string
	Count              string
	Policy             string
	Style              template.CSS
	Script             template.JS
	Warnings           []Warning
	Whole              []contactWhole
	Posts              []contactPost
	Groups             []contactGroup
	// Unverified tells that some limit is marked as such.
	Unverified bool
	// thumbs are the pictures by their paths.
	thumbs map[string]contactThumb
}

// contactWhole is a file that holds the whole deck.
type contactWhole struct{ Path, Size string }

// contactPost is a post with its texts, on all platforms that take them.
type contactPost struct {
	ID, Head, About string
	Folders         []string
	Thumbs          []contactThumb
	Fields          []contactField
}

// contactThumb is a picture of a post, px.
type contactThumb struct {
	Path, Card string
	Width      int
}

// contactField is a text that can be copied. For says whose it is, for readers who only hear the page; Counts how long it is.
type contactField struct {
	Words         *words.Sheet
	ID, Name, For string
	Text, Lang    string
	Rows          int
	Counts        []contactCount
}

type contactCount struct {
	Label, Length         string
	Shortened, Unverified bool
}

type contactGroup struct {
	ID, Name, Pixels string
	Files            []contactFile
}

// contactFile is a page in the first of its formats; the others are links.
type contactFile struct {
	File
	Others []File
	// AltText and Told are the texts that can be copied.
	AltText *contactField
	Told    []contactField
}

// same reports whether a file shows the page of this one.
func (c *contactFile) same(f *File) bool {
	return c.Card == f.Card && c.Lang == f.Lang && c.Size == f.Size && c.Page == f.Page && c.Frame == f.Frame && isAid(&c.File) == isAid(f)
}

// contactSheet returns the sheet of a manifest.
func contactSheet(m *Manifest) ([]byte, error) {
	t, err := contactTemplate()
	if err != nil {
		return nil, err
	}
	page := &contactPage{Words: words.SheetFor(m.Lang), Lang: m.Lang, Title: m.Title, Theme: m.Theme,
		Policy: contactPolicy(), Style: template.CSS(contactStyle), Script: template.JS(contactScript)}
	if page.Title == "" {
		page.Title = m.Deck
	}
	page.gather(m)
	page.posts(m)
	for _, w := range m.Warnings {
		if w.Severity != diag.Note.String() {
			page.Warnings = append(page.Warnings, w)
		}
	}
	var b bytes.Buffer
	err = t.Execute(&b, page)
	return b.Bytes(), err
}

// gather sorts the files into groups of one size.
func (page *contactPage) gather(m *Manifest) {
	pictures := 0
	index := map[string]int{}
	page.thumbs = map[string]contactThumb{}
	for _, f := range m.Files {
		switch {
		case f.Format == FormatPresentation:
			page.Whole = append(page.Whole, contactWhole{f.Path, page.Words.SlidesCount(f.Pages)})
		case f.Format == FormatPDF:
			page.Whole = append(page.Whole, contactWhole{f.Path, page.Words.PagesCount(f.Pages)})
		case f.Format == FormatEmbed && f.Card == "":
			page.Whole = append(page.Whole, contactWhole{f.Path, page.Words.CardsCount(f.Pages)})
		}
		if !f.Picture() && !isAid(&f) {
			continue
		}
		key := f.Size
		if f.Lang != m.Lang && f.Lang != "" {
			key = f.Lang + " " + f.Size
		}
		if isAid(&f) {
			// After the pictures, since the files of a run are in that order; only these have a mark before the size.
			key = f.Format + " " + key
		}
		i, ok := index[key]
		if !ok {
			i = len(page.Groups)
			index[key] = i
			page.Groups = append(page.Groups, contactGroup{ID: "size-" + strconv.Itoa(i+1), Name: key, Pixels: fmt.Sprintf("%d×%d", f.Width, f.Height)})
		}
		group := &page.Groups[i]
		if n := len(group.Files); f.Picture() && n > 0 && group.Files[n-1].same(&f) {
			group.Files[n-1].Others = append(group.Files[n-1].Others, f)
			continue
		}
		if f.Picture() {
			pictures++
			page.thumbs[f.Path] = contactThumb{f.Path, f.Card, max(1, f.Width*thumbHeight/max(1, f.Height))}
		}
		group.Files = append(group.Files, page.file(f, fmt.Sprintf("p%d-%d", i+1, len(group.Files)+1)))
	}
	page.Count = page.Words.PicturesCount(pictures)
	page.embeds(m)
	page.animations(m)
}

// animations puts a link to a moving picture beside the picture of its page.
func (page *contactPage) animations(m *Manifest) {
	for _, f := range m.Files {
		if f.Format != FormatAnimation {
			continue
		}
		for i := range page.Groups {
			files := page.Groups[i].Files
			at := slices.IndexFunc(files, func(c contactFile) bool {
				return c.Picture() && c.Card == f.Card && c.Lang == f.Lang && c.Size == f.Size && c.Page == f.Page && c.Frame == c.Frames
			})
			if at >= 0 {
				files[at].Others = append(files[at].Others, f)
			}
		}
	}
}

// embeds puts a link to the file to embed a card beside its first picture of each size.
func (page *contactPage) embeds(m *Manifest) {
	for _, f := range m.Files {
		if f.Format != FormatEmbed || f.Card == "" {
			continue
		}
		for i := range page.Groups {
			files := page.Groups[i].Files
			at := slices.IndexFunc(files, func(c contactFile) bool { return c.Card == f.Card && c.Lang == f.Lang && c.Picture() })
			if at >= 0 {
				files[at].Others = append(files[at].Others, f)
			}
		}
	}
}

// file prepares a picture with the texts that go with it; id begins the names of these in the page.
func (page *contactPage) file(f File, id string) contactFile {
	out := contactFile{File: f}
	if f.Alt != "" {
		alt := page.field(id+"-alt", page.Words.Alt, f.Card, f.Alt, f.Lang)
		alt.Counts = []contactCount{{Length: page.Words.Length(caption.Count(f.Alt, caption.UTF16), 0)}}
		out.AltText = &alt
	}
	for i, c := range f.Captions {
		told := page.field(fmt.Sprintf("%s-%d", id, i+1), page.Words.Caption, f.Card, c.Text, f.Lang)
		for _, on := range c.Platforms {
			told.For += " " + on.Label
			told.Counts = append(told.Counts, page.count(on.Label, on.Length))
		}
		out.Told = append(out.Told, told)
	}
	if len(f.Captions) == 0 && f.Caption != "" && f.Page <= 1 && f.Frame <= 1 {
		told := page.field(id+"-1", page.Words.Caption, f.Card, f.Caption, f.Lang)
		told.Counts = []contactCount{{Length: page.Words.Length(caption.Count(f.Caption, caption.UTF16), 0)}}
		out.Told = append(out.Told, told)
	}
	return out
}

func (page *contactPage) count(label string, l Length) contactCount {
	page.Unverified = page.Unverified || l.Unverified
	length := page.Words.Length(l.Count, l.Limit)
	if label != "" {
		// Several stand beside one another, so each is short.
		length = strconv.Itoa(l.Count)
		if l.Limit > 0 {
			length += "/" + strconv.Itoa(l.Limit)
		}
	}
	return contactCount{label, length, l.Shortened, l.Unverified}
}

// A text is shown in as many rows as it may take, within these.
const (
	leastRows  = 2
	mostRows   = 14
	rowLetters = 44
)

func (page *contactPage) field(id, name, of, text, lang string) contactField {
	rows := 0
	for line := range strings.SplitSeq(text, "\n") {
		letters := 0
		for _, r := range line {
			if letters++; r >= 0x1100 {
				letters++
			}
		}
		rows += 1 + letters/rowLetters
		if rows > mostRows {
			break
		}
	}
	return contactField{Words: page.Words, ID: id, Name: name, For: of, Text: text, Lang: lang, Rows: min(max(rows, leastRows), mostRows)}
}

// thumbHeight is how high the pictures of a post stand in their row, px.
const thumbHeight = 56

// posts are those of the manifest, of which platforms that take the same words for the same pictures stand together.
func (page *contactPage) posts(m *Manifest) {
	var groups [][]*Post
	for i := range m.Posts {
		p := &m.Posts[i]
		at := slices.IndexFunc(groups, func(g []*Post) bool { return g[0].alike(p) })
		if at < 0 {
			groups = append(groups, []*Post{p})
			continue
		}
		groups[at] = append(groups[at], p)
	}
	for i, g := range groups {
		page.Posts = append(page.Posts, page.post(m, g, "post-"+strconv.Itoa(i+1)))
	}
}

// alike reports whether two posts have the same pictures and words.
func (p *Post) alike(q *Post) bool {
	if (p.Title == nil) != (q.Title == nil) || p.Title != nil && p.Title.Text != q.Title.Text {
		return false
	}
	return p.Lang == q.Lang && p.Text.Text == q.Text.Text && p.Source == q.Source && slices.Equal(p.Pictures, q.Pictures)
}

// post prepares posts that are alike; id begins the names of their texts in the page.
func (page *contactPage) post(m *Manifest, alike []*Post, id string) contactPost {
	p, w := alike[0], page.Words
	about := []string{p.Size}
	if p.Lang != m.Lang {
		about[0] = p.Lang + " " + p.Size
	}
	about = append(about, w.PicturesCount(len(p.Pictures)))
	if p.Parts > 1 {
		about = append(about, w.PartOf(p.Part, p.Parts))
	}
	out := contactPost{ID: id, About: strings.Join(about, " · ")}
	var labels []string
	for _, q := range alike {
		labels = append(labels, q.Label)
		if q.Folder != "" {
			out.Folders = append(out.Folders, q.Folder)
		}
	}
	out.Head = strings.Join(labels, words.For(m.Lang).ListComma)
	of := out.Head
	if p.Parts > 1 {
		of += " " + w.PartOf(p.Part, p.Parts)
	}
	for _, picture := range p.Pictures {
		out.Thumbs = append(out.Thumbs, page.thumb(picture))
	}
	add := func(name, text string, length func(*Post) Length) {
		f := page.field(fmt.Sprintf("%s-%d", id, len(out.Fields)+1), name, of, text, p.Lang)
		for _, q := range alike {
			if length == nil {
				break
			}
			label := q.Label
			if len(alike) == 1 {
				label = ""
			}
			f.Counts = append(f.Counts, page.count(label, length(q)))
		}
		out.Fields = append(out.Fields, f)
	}
	if p.Title != nil {
		add(w.Title, p.Title.Text, func(q *Post) Length { return q.Title.Length })
	}
	add(w.Text, p.Text.Text, func(q *Post) Length { return q.Text.Length })
	if p.Source != "" {
		add(w.Source, p.Source, nil)
	}
	return out
}

// thumb returns a picture as it stands in the row of a post; one that the sheet does not have is named by its file.
func (page *contactPage) thumb(at string) contactThumb {
	if t, ok := page.thumbs[at]; ok {
		return t
	}
	return contactThumb{at, path.Base(at), thumbHeight}
}
