package job

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"path"
	"slices"
	"strings"

	"cards/internal/edtf"
	"cards/internal/layout"
	"cards/internal/render/html"
	"cards/internal/theme"
	"cards/internal/words"
)

// Cards as HTML: a file for each, to be put into a page of another, and one page that shows them all.

const (
	// FormatHTML asks for them. The manifest calls them FormatEmbed, since there html is the contact sheet.
	FormatHTML  = "html"
	FormatEmbed = "embed"
)

// embedFolder is where they stand, and embedName the page that shows them, in the folder of the deck or of a language.
const (
	embedFolder = "embed"
	embedName   = embedFolder + ".html"
)

// HTMLOptions say how cards are written as HTML.
type HTMLOptions struct {
	// Form is one of HTMLForms; "" is the first.
	Form string
	// Inline puts the pictures into the files.
	Inline bool
	// Dark makes the pictures of figures in both variants of the theme, one for readers in light mode and one for those in dark mode.
	Dark bool
}

// HTMLForms are the forms of cards as HTML, the usual one first.
func HTMLForms() []string {
	return []string{string(html.FigureForm), string(html.ListForm), string(html.WeChatForm)}
}

func (o *HTMLOptions) form() html.Form { return html.Form(cmp.Or(o.Form, string(html.FigureForm))) }

// embedSet is the cards of one language.
type embedSet struct {
	lang string
	// folder is that of the language in the deck's, "" where there is one language.
	folder string
	files  []File
	// data are the bytes of the files, in the same order.
	data [][]byte
}

// embeds writes the cards as HTML, if that is asked for; drawn are the pictures. Each file is read back before it stands under its name.
func (p *Plan) embeds(ctx context.Context, folder *Folder, drawn []File) ([]File, error) {
	if !p.wants(FormatHTML) {
		return nil, nil
	}
	pictures := map[string]*File{}
	for i := range drawn {
		pictures[drawn[i].Path] = &drawn[i]
	}
	out, err := p.drawTwin(ctx, folder)
	if err != nil {
		return out, err
	}
	for i := range out {
		pictures[out[i].Path] = &out[i]
	}
	for _, lang := range p.languages() {
		set := &embedSet{lang: lang}
		if len(p.languages()) > 1 {
			set.folder = SafeName(lang)
		}
		done := map[string]bool{}
		for i := range p.units {
			u := &p.units[i]
			if u.Lang != lang || done[u.Card] {
				continue
			}
			if ctx.Err() != nil {
				return out, errStopped
			}
			done[u.Card] = true
			if err := p.embed(folder, set, u, pictures); err != nil {
				return out, fmt.Errorf("card %s as HTML: %w", u.Card, err)
			}
		}
		page, err := p.embedPage(folder, set, drawn)
		if err != nil {
			return out, err
		}
		out = append(append(out, set.files...), *page)
	}
	return out, nil
}

// embed writes one card, of which u is one of the units.
func (p *Plan) embed(folder *Folder, set *embedSet, u *Unit, pictures map[string]*File) error {
	figure := figureOf(p.wordsOf(u))
	p.pointAt(figure, u.Card)
	form := p.request.HTML.form()
	if form == html.FigureForm {
		var err error
		if figure.Pages, err = p.embedPictures(folder, set, u.Card, pictures); err != nil {
			return err
		}
	}
	t := p.Theme
	if own := p.ownThemes[u.Card]; own != nil {
		t = own
	}
	data, err := html.Write(figure, form, lookOf(t))
	if err != nil {
		return err
	}
	if err := html.Verify(data, figure, form); err != nil {
		return fmt.Errorf("the file that was made is not sound: %w", err)
	}
	w, err := folder.Write(path.Join(set.folder, embedFolder, SafeName(u.Card)+".html"), data)
	if err != nil {
		return err
	}
	set.files, set.data = append(set.files, File{Path: w.Path, Format: FormatEmbed, Card: u.Card, Kind: u.Kind, Lang: u.Lang, Bytes: w.Bytes, SHA256: w.SHA256}), append(set.data, data)
	return nil
}

// embedPage writes the page that shows the cards of a set, in the order of the deck. A run of some cards shows those of the last run among them.
// Words for WeChat's editor are followed by the pictures of drawn, which it takes by upload alone.
func (p *Plan) embedPage(folder *Folder, set *embedSet, drawn []File) (*File, error) {
	files, data := slices.Clone(set.files), slices.Clone(set.data)
	if old := folder.lastManifest(p.Stem); p.partial && old != nil {
		for i := range old.Files {
			f := &old.Files[i]
			made := slices.ContainsFunc(files, func(have File) bool { return have.Card == f.Card })
			if f.Format != FormatEmbed || f.Card == "" || f.Lang != set.lang || made || path.Dir(f.Path) != path.Join(set.folder, embedFolder) {
				continue
			}
			if d := folder.readUnchanged(f); d != nil {
				files, data = append(files, *f), append(data, d)
			}
		}
	}
	o := p.request.HTML
	var snippets []html.Snippet
	for _, c := range p.Deck.Cards() {
		if i := slices.IndexFunc(files, func(f File) bool { return f.Card == c.ID }); i >= 0 {
			copied := o.form() == html.ListForm || o.form() == html.FigureForm && !o.Inline
			s := html.Snippet{Name: files[i].Path, Data: data[i], Copied: copied}
			if o.form() == html.WeChatForm {
				s.Heading, s.Files = words.SheetFor(set.lang).Pictures, set.uploads(drawn, c.ID)
			}
			snippets = append(snippets, s)
		}
	}
	title := p.Deck.Title.In(set.lang)
	if title == "" {
		title = p.Stem
	}
	page, err := html.WritePage(title, set.lang, embedFolder+"/", snippets)
	if err != nil {
		return nil, err
	}
	if err := html.VerifyPage(page, len(snippets)); err != nil {
		return nil, fmt.Errorf("the page of all cards is not sound: %w", err)
	}
	w, err := folder.Write(path.Join(set.folder, embedName), page)
	if err != nil {
		return nil, err
	}
	return &File{Path: w.Path, Format: FormatEmbed, Lang: set.lang, Pages: len(snippets), Bytes: w.Bytes, SHA256: w.SHA256}, nil
}

// figureOf turns what a card says into a figure, without its pictures.
func figureOf(t *layout.Telling) *html.Figure {
	f := &html.Figure{Kind: html.Kind(t.Kind), Lang: t.Lang, Comma: t.Comma, Title: t.Title, Subtitle: t.Subtitle, Credit: t.Credit, Address: t.Address, Lanes: t.Lanes, Caption: t.Caption}
	if t.Call != t.Subtitle {
		f.Call = t.Call
	}
	if t.Dialogue {
		// Other cards say it in their credit, or with each quote.
		f.Source = sourceOf(&t.Source)
	}
	for i := range t.Quotes {
		q := &t.Quotes[i]
		f.Quotes = append(f.Quotes, html.Quote{Title: q.Title, Text: q.Text, Lang: q.Lang, Translation: q.Translation, TranslationLang: q.TranslationLang,
			Speaker: q.Name, Person: q.Person, Role: q.Role, Source: sourceOf(&q.Source)})
	}
	if f.Kind == html.QuoteKind && len(f.Quotes) != 1 {
		f.Kind = html.ListKind
	}
	for _, e := range t.Eras {
		f.Eras = append(f.Eras, html.Era{Title: e.Title, Date: html.Date{Text: e.Shown, EDTF: notation(e.Date)}})
	}
	for i := range t.Events {
		e := &t.Events[i]
		f.Events = append(f.Events, html.Event{Date: html.Date{Text: e.Shown, EDTF: notation(e.Date)}, Title: e.Title, Text: e.Text, Status: e.Status, Response: e.Response,
			URL: e.Link, Source: sourceOf(&e.Source), Lanes: e.Lanes, Era: e.Era})
	}
	return f
}

func sourceOf(s *layout.ToldSource) html.Source {
	return html.Source{Line: s.Line, Title: s.Title, Author: s.Author, Kind: s.Kind, URL: s.URL, Date: html.Date{EDTF: notation(s.Published)}}
}

// notation is a date in EDTF, nothing for one whose notation says more than its words: a third of a month is no span of days.
func notation(d edtf.Date) string {
	if d.Stretch() {
		return ""
	}
	return d.String()
}

// articleShare is what type in an article has of that on a card for phones: a card is 1080 px wide, the same screen 400 to 430 px of an article,
// in which type may be a little larger since it is read and not looked at.
const articleShare = 0.5

// lookOf is the look of a theme for words in an article: its colours, and the smallest type of cards for phones.
func lookOf(t *theme.Theme) html.Look {
	c := &t.Colours
	look := html.Look{Ground: c.Ground, Ink: c.Ink, Soft: c.Soft, Accent: c.AccentText, Rule: c.Rule}
	size := theme.Size{Class: theme.Phone, Width: 1080, Height: 1350}
	for rank, to := range map[theme.TextRank]*float64{theme.QuoteText: &look.Quote, theme.EventTitleText: &look.Title, theme.EventTextText: &look.Text, theme.LabelText: &look.Label} {
		*to = math.Round(articleShare * size.Floor(rank))
	}
	return look
}

// wechatTakes are the ends of pictures that WeChat takes, of those that a run makes (add_material of its interface; bmp too).
var wechatTakes = []string{".png", ".jpg", ".gif"}

// uploads are the pictures of a card in the language of a set, still and moving, that WeChat takes.
func (s *embedSet) uploads(drawn []File, card string) []string {
	var out []string
	for i := range drawn {
		f := &drawn[i]
		if f.Card == card && f.Lang == s.lang && (f.Picture() || f.Format == FormatAnimation) && slices.Contains(wechatTakes, path.Ext(f.Path)) {
			out = append(out, s.relative(f.Path))
		}
	}
	return out
}

// relative is where a file of the deck's folder is, seen from the embeds of a set.
func (s *embedSet) relative(file string) string {
	if s.folder != "" {
		return "../" + strings.TrimPrefix(file, s.folder+"/")
	}
	return "../" + file
}
