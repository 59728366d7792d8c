package html

import (
	"encoding/base64"
	"errors"
	"fmt"
	"html/template"
	"slices"
	"strings"
)

// The figure form: pictures, of which the browser takes the one that suits window, mode and what it can read.

// pictureTypes are the media types of formats; a browser that reads none but the last of those given has that one, so they stand from the
// newest to the one that everything reads.
var pictureTypes = []struct{ format, media string }{
	{"svg", "image/svg+xml"}, {"webp", "image/webp"}, {"jpg", "image/jpeg"}, {"png", "image/png"},
}

// figureView is what figure.html takes.
type figureView struct {
	Kind       Kind
	Lang       string
	Pages      []pageView
	Script     template.JS
	Caption    string
	Title      string
	Credit     string
	Signatures []signature
}

type pageView struct {
	Alt     string
	Sources []sourceView
	Image   sourceView
}

// sourceView is one choice: pictures that differ in their pixels alone.
type sourceView struct {
	Media, Type, Sizes string
	Source             template.URL
	Set                template.Srcset
	Width, Height      int
}

// signature is who and where, with what stands between them.
type signature struct {
	Who, Where, URL, Comma string
}

// String is the line as it is read.
func (s signature) String() string {
	if s.Who != "" && s.Where != "" {
		return s.Who + s.Comma + s.Where
	}
	return s.Who + s.Where
}

// sign returns the signature of a quote.
func (f *Figure) sign(who, role string, source *Source) signature {
	if who != "" && role != "" {
		who += f.Comma
	}
	s := signature{Who: who + role, Where: source.Line, URL: link(source.URL), Comma: f.Comma}
	if strings.TrimSpace(s.Where) == "" && s.URL != "" {
		s.Where = source.URL
	}
	return s
}

func viewFigure(f *Figure) (*figureView, error) {
	v := &figureView{Kind: f.Kind, Lang: language(f.Lang), Caption: f.Caption}
	for i := range f.Pages {
		p, err := viewPage(&f.Pages[i])
		if err != nil {
			return nil, err
		}
		v.Pages = append(v.Pages, *p)
	}
	if len(v.Pages) == 0 {
		return nil, errors.New("html: a figure without pictures")
	}
	script, err := f.script()
	if err != nil {
		return nil, err
	}
	v.Script = template.JS(script)
	// Titles and words are in the pictures and in their alternatives: the caption has what a reader may follow.
	if f.Kind == TimelineKind || f.Kind == ListKind {
		v.Title, v.Credit = f.Title, f.Credit
	}
	v.Signatures = f.signatures()
	return v, nil
}

// signatures are those under a figure, each once: one where all quotes share it.
func (f *Figure) signatures() []signature {
	var out []signature
	add := func(s signature) {
		if s.String() != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	if f.Credit == "" {
		for i := range f.Quotes {
			q := &f.Quotes[i]
			if f.Source.Line != "" {
				continue // of a dialogue, whose pictures name who speaks
			}
			add(f.sign(q.Speaker, q.Role, &q.Source))
		}
	}
	add(f.sign("", "", &f.Source))
	if s := f.leads(); s.URL != "" || s.Who != "" {
		add(s)
	}
	return out
}

// leads is what a last card asks of readers, and where it leads.
func (f *Figure) leads() signature {
	return signature{Who: strings.Join(strings.Fields(f.Call), " "), Where: f.Address, URL: link(f.Address), Comma: " "}
}

// viewPage orders the pictures of a page: narrow windows first, in each the dark mode first, in each the newest format first. A browser takes the
// first that suits it (HTML, 4.8.4.3.7), and the last of all, for wide windows in light mode, is the image.
func viewPage(p *Page) (*pageView, error) {
	out := &pageView{Alt: p.Alt}
	n := 0
	for _, upright := range []bool{true, false} {
		for _, dark := range []bool{true, false} {
			for _, t := range pictureTypes {
				var alike []Picture
				for _, m := range p.Pictures {
					if m.Upright == upright && m.Dark == dark && m.Format == t.format {
						alike = append(alike, m)
					}
				}
				if len(alike) == 0 {
					continue
				}
				s, err := viewSource(alike, t.media)
				if err != nil {
					return nil, err
				}
				s.Media = media(upright, dark)
				out.Sources = append(out.Sources, *s)
				n += len(alike)
			}
		}
	}
	last := len(out.Sources) - 1
	if last < 0 || out.Sources[last].Media != "" {
		return nil, errors.New("html: a page without a picture for wide windows in light mode")
	}
	out.Image, out.Sources = out.Sources[last], out.Sources[:last]
	if n != len(p.Pictures) {
		return nil, errors.New("html: a picture in a format that no page shows")
	}
	if strings.HasPrefix(string(out.Image.Source), "data:") {
		out.Image.Set = "" // it would be in the file twice
	}
	return out, nil
}

// media is the condition of a choice (Media Queries 5, 4.1 and 11.5).
func media(upright, dark bool) string {
	var out []string
	if upright {
		out = append(out, fmt.Sprintf("(max-width: %dpx)", NarrowWidth))
	}
	if dark {
		out = append(out, "(prefers-color-scheme: dark)")
	}
	return strings.Join(out, " and ")
}

// viewSource makes one choice of pictures that are alike, with the width of each.
func viewSource(alike []Picture, media string) (*sourceView, error) {
	first := &alike[0]
	out := &sourceView{Type: media, Width: first.Width, Height: first.Height, Sizes: fmt.Sprintf("(max-width: %dpx) 100vw, %dpx", first.Width, first.Width)}
	order := slices.Clone(alike)
	slices.SortStableFunc(order, func(a, b Picture) int { return a.Pixels - b.Pixels })
	var set []string
	for i := range order {
		m := &order[i]
		if m.Width <= 0 || m.Height <= 0 || m.Pixels <= 0 || (m.Path == "") == (len(m.Data) == 0) || m.reference(media) == "" {
			return nil, fmt.Errorf("html: the picture %q has no size or no place", shown(m.Path))
		}
		set = append(set, fmt.Sprintf("%s %dw", m.reference(media), m.Pixels))
	}
	out.Source, out.Set = template.URL(first.reference(media)), template.Srcset(strings.Join(set, ", "))
	return out, nil
}

// reference is where a picture is: beside the markup, or in it (RFC 2397).
func (m *Picture) reference(media string) string {
	if m.Path == "" {
		return "data:" + media + ";base64," + base64.StdEncoding.EncodeToString(m.Data)
	}
	return address(m.Path)
}
