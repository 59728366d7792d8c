// Package html writes cards as markup for pages of others: a figure with its pictures, or the words of the card as HTML, for articles and for
// editors that keep inline styles only. Nothing of it runs, and nothing is fetched but the pictures that stand beside the file or in it.
//
// The markup is HTML (WHATWG Living Standard) that is well-formed XML too, with only numeric references and the five of XML: so it can be
// pasted into pages of either kind, and a strict parser of XML reads it back.
//
// Data for machines (schema.org) is JSON-LD and not microdata, since in a figure the words are those of a picture: attributes would have nothing
// to stand on. A script element of the type application/ld+json is a block of data (HTML, 4.12.1), and editors that drop it lose nothing that is
// seen.
package html

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"html/template"
	"image/color"
	"strings"
	"sync"
)

// Form is how a card stands in a page.
type Form string

// The forms: the pictures in a figure; the words with headings, quotations and lists; the words in nothing but sections and paragraphs with
// styles of their own.
const (
	FigureForm Form = "figure"
	ListForm   Form = "list"
	WeChatForm Form = "wechat"
)

// Kind is what a figure shows.
type Kind string

// The kinds of figures.
const (
	QuoteKind    Kind = "quote"
	ListKind     Kind = "list" // several quotes, or the turns of a dialogue
	TimelineKind Kind = "timeline"
	CoverKind    Kind = "cover"
	EndKind      Kind = "end"
)

// Figure is one card: what it says, and its pictures. All texts are plain; a line end in one is a line end in the markup.
type Figure struct {
	Kind Kind
	// Lang is a BCP 47 tag; Comma is what stands between the parts of a line in that language.
	Lang, Comma     string
	Title, Subtitle string
	// Quotes are one on a card of the kind quote.
	Quotes []Quote
	// Source is that of all quotes, where these have none of their own.
	Source Source
	// Credit says whose words or story it is, where one line says that of the whole card; the quotes then stand without their signatures.
	Credit string
	// Call is what a last card asks of readers, where its subtitle does not say it.
	Call string
	// Address is where a last card leads; what may not be followed (see link) is written as text.
	Address string
	Lanes   []string
	Eras    []Era
	Events  []Event
	// Caption stands under the pictures, before who and where.
	Caption string
	// Pages are the pictures, page after page; empty in the forms that have none.
	Pages []Page
}

// Quote is what someone says. Speaker is who, as a reader sees it; Person is the name alone, where that is another.
type Quote struct {
	Title, Text, Lang            string
	Translation, TranslationLang string
	Speaker, Person, Role        string
	Source                       Source
}

// Source is where words are from. Line is what a reader sees, the rest its parts; Kind is interview, book, article, post or another word.
type Source struct {
	Line                     string
	Title, Author, Kind, URL string
	Date                     Date
}

// Date is a date as it is shown, and in EDTF (ISO 8601-2:2019), which may be empty.
type Date struct{ Text, EDTF string }

// Era is a stretch of time of a timeline.
type Era struct {
	Title string
	Date  Date
}

// Event is an event of a timeline; they stand in their order. Lanes are indices into those of the figure, Era is one into its eras, -1 for none.
type Event struct {
	Date                  Date
	Title, Text           string
	Status, Response, URL string
	Source                Source
	Lanes                 []int
	Era                   int
}

// Page is one page of a card: the same picture in several shapes, variants and formats, of which the browser takes one.
type Page struct {
	// Alt is the text alternative of all of them.
	Alt      string
	Pictures []Picture
}

// Picture is one file. Where several are alike but for their size, the first is the one that the others are for.
type Picture struct {
	// Path is slash-separated and relative to the markup; where it is empty, Data is the file itself and goes into the markup.
	Path string
	Data []byte
	// Format is png, jpg, webp or svg.
	Format string
	// Width and Height are those of the layout, in px of CSS; Pixels is how many the picture has across.
	Width, Height, Pixels int
	// Dark is for pages in dark mode, Upright for windows of at most NarrowWidth.
	Dark, Upright bool
}

// NarrowWidth is up to which width of the window, px, upright pictures are shown.
const NarrowWidth = 640

// Look is what the words look like in a form with styles of its own: colours, and sizes in px.
type Look struct {
	Ground, Ink, Soft, Accent, Rule color.NRGBA
	Quote, Title, Text, Label       float64
}

//go:embed figure.html list.html wechat.html page.html
var sources embed.FS

var templates = sync.OnceValues(func() (*template.Template, error) {
	return template.New("").Funcs(template.FuncMap{"lines": lines}).ParseFS(sources, "*.html")
})

// Write returns a card in a form: one element and a line end. Look matters to WeChatForm alone. Characters that markup can't hold are an error.
func Write(f *Figure, form Form, look Look) ([]byte, error) {
	var view any
	var err error
	switch form {
	case FigureForm:
		view, err = viewFigure(f)
	case ListForm:
		view, err = viewWords(f)
	case WeChatForm:
		view, err = viewWeChat(f, look)
	default:
		return nil, fmt.Errorf("html: there is no form %q", form)
	}
	if err != nil {
		return nil, err
	}
	for _, s := range f.texts() {
		if err := sound(s); err != nil {
			return nil, err
		}
	}
	return execute(string(form)+".html", view)
}

// Snippet is what Write wrote, with the name by which a page calls it.
type Snippet struct {
	Name string
	Data []byte
	// Copied shows the markup under what it makes, to be copied.
	Copied bool
	// Files are pictures to be uploaded by hand, relative to the folder of the snippets; Heading stands before them. They can't be selected, so
	// that they are not copied along.
	Heading string
	Files   []string
}

// WritePage returns a page that shows snippets. Their pictures are relative to base, a folder, with a slash at its end.
func WritePage(title, lang, base string, snippets []Snippet) ([]byte, error) {
	if len(snippets) == 0 {
		return nil, errors.New("html: a page of nothing")
	}
	for _, s := range []string{title, base} {
		if err := sound(s); err != nil {
			return nil, err
		}
	}
	view := struct {
		Title, Lang string
		Base        template.URL
		Snippets    []pageSnippet
	}{title, language(lang), template.URL(address(base)), nil}
	for _, s := range snippets {
		shown := pageSnippet{Name: s.Name, Markup: template.HTML(s.Data), Source: string(s.Data), Copied: s.Copied, Heading: s.Heading}
		for _, f := range s.Files {
			if err := sound(f); err != nil {
				return nil, err
			}
			shown.Files = append(shown.Files, pageFile{template.URL(address(f)), strings.TrimPrefix(f, "../")})
		}
		view.Snippets = append(view.Snippets, shown)
	}
	return execute("page.html", view)
}

// pageSnippet is a snippet twice: as markup that is shown, and as text.
type pageSnippet struct {
	Name   string
	Markup template.HTML
	Source string
	Copied bool

	Heading string
	Files   []pageFile
}

// pageFile is a picture and what it is called.
type pageFile struct {
	URL  template.URL
	Name string
}

// execute fills a template.
func execute(name string, view any) ([]byte, error) {
	t, err := templates()
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := t.ExecuteTemplate(&b, name, view); err != nil {
		return nil, fmt.Errorf("html: %w", err)
	}
	return b.Bytes(), nil
}
