package deck

import (
	"strings"

	"cards/internal/edtf"
)

// Speaker returns the speaker with an id, or nil.
func (d *Deck) Speaker(id string) *Speaker {
	for _, s := range d.Speakers {
		if s.ID == id {
			return s
		}
	}
	return nil
}

// Source returns the source with an id, or nil.
func (d *Deck) Source(id string) *Source {
	for _, s := range d.Sources {
		if s.ID == id {
			return s
		}
	}
	return nil
}

// defaultSpeaker is the speaker of quotes that name none: that of the defaults, or the only one.
func (d *Deck) defaultSpeaker() *Speaker {
	if ref := d.Defaults.Speaker; ref.Set {
		return d.speakerOrName(ref)
	}
	if len(d.Speakers) == 1 {
		return d.Speakers[0]
	}
	return nil
}

func (d *Deck) defaultSource() *Source {
	if ref := d.Defaults.Source; ref.Set {
		return d.sourceOrTitle(ref)
	}
	if len(d.Sources) == 1 {
		return d.Sources[0]
	}
	return nil
}

// speakerOrName returns the speaker that ref names; a word that is no key of the map is a name.
func (d *Deck) speakerOrName(ref Text) *Speaker {
	if s := d.Speaker(ref.V); s != nil {
		return s
	}
	return &Speaker{Pos: ref.Pos, Item: ref.Item, Name: Localised{Pos: ref.Pos, Item: ref.Item, Set: true, All: ref}}
}

func (d *Deck) sourceOrTitle(ref Text) *Source {
	if s := d.Source(ref.V); s != nil {
		return s
	}
	return &Source{Pos: ref.Pos, Item: ref.Item, Title: Localised{Pos: ref.Pos, Item: ref.Item, Set: true, All: ref}}
}

// AsOfLine returns the line after which timelines are forecast: that of the deck, else its date. Without either
// its Date is not set, and nothing is a forecast.
func (d *Deck) AsOfLine() AsOf {
	line := d.AsOf
	if !line.Date.Set {
		line.Date = d.Date
	}
	for _, s := range d.Sources {
		line.Interview = line.Interview || s.Kind.V == "interview"
	}
	return line
}

// SourceLine is the parts of the line that says where words come from; what is not known is empty.
type SourceLine struct {
	// Title has the brackets of the language round it, unless it has some of its own.
	Title string
	// Item is the path of the title in the deck.
	Item string
	// Date is when the source was published, else the year of its edition, else the deck's date.
	Date edtf.Date
	// DateItem is the path of that date.
	DateItem                       string
	Author, Chapter, Page, Edition string
	// TranslatedFrom is a BCP 47 tag.
	TranslatedFrom string
	// At is the place in the source that a quote names.
	At string
}

// SourceLine returns the line for a source, which may be nil, in a language.
func (d *Deck) SourceLine(s *Source, lang string) SourceLine {
	var line SourceLine
	date := d.Date
	if s != nil {
		line = SourceLine{Title: Bracketed(s.Title.In(lang), lang), Item: s.Title.Item, Author: s.Author.In(lang), Chapter: s.Chapter.In(lang),
			Page: s.Page.In(lang), Edition: s.Edition.In(lang), TranslatedFrom: s.TranslatedFrom.V}
		if own := d.defaultSource(); s.printed() || own != nil && (s.Item != own.Item || s.Pos != own.Pos) {
			date = Date{} // the deck's date is when its own words were said, not when others were, nor when any were printed
		}
		if s.Published.Set {
			date = s.Published
		} else if s.Year.Set {
			date = s.Year
		}
	}
	line.Date, line.DateItem = date.V, date.Item
	return line
}

// printed reports whether the source is a book, or a place in one.
func (s *Source) printed() bool {
	return s.Kind.V == "book" || s.Chapter.Set || s.Page.Set || s.Edition.Set
}

// SourceLine returns the line of the quote's source in a language.
func (q *Quote) SourceLine(d *Deck, lang string) SourceLine {
	line := d.SourceLine(q.Source, lang)
	line.At = q.At.In(lang)
	return line
}

// titleBrackets are what stands round the title of a work, by language. English and others have italics.
var titleBrackets = map[string][2]string{
	"zh-hans": {"\u300A", "\u300B"}, // 《》
	"zh-hant": {"\u300A", "\u300B"},
	"ja":      {"\u300E", "\u300F"}, // 『』
	"ko":      {"\u3008", "\u3009"}, // 〈〉
}

// ownBrackets are brackets and quotation marks that make others round a title superfluous.
const ownBrackets = "《》〈〉『』「」【】〔〕“”\"<>"

// Bracketed returns a title with the brackets of a language round it, unless it has some of its own.
func Bracketed(title, lang string) string {
	b, ok := titleBrackets[scriptOf(lang)]
	if !ok || title == "" || strings.ContainsAny(title, ownBrackets) {
		return title
	}
	return b[0] + title + b[1]
}

// LanguageOf returns the language of a quote or timeline whose own lang is given: that, or the deck's.
func (d *Deck) LanguageOf(own Text) string {
	if own.Set && own.V != "" {
		return own.V
	}
	return d.Language()
}

// PostFor returns what is posted on a platform: each value is that of the platform, else the one for all.
func (d *Deck) PostFor(platform string) Post {
	out := Post{Platform: platform}
	for _, of := range []string{"", platform} {
		for _, p := range d.Post {
			if p.Platform != of {
				continue
			}
			if p.Title.Set {
				out.Title = p.Title
			}
			if p.Text.Set {
				out.Text = p.Text
			}
			if len(p.Tags) > 0 {
				out.Tags = p.Tags
			}
		}
	}
	return out
}
