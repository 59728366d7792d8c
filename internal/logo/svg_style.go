package logo

import (
	"image/color"
	"math"
	"strconv"
	"strings"

	"golang.org/x/image/colornames"

	"cards/internal/scene"
)

// Presentation: attributes, style attributes and the rules of a style sheet with simple selectors.

// paintOf is a fill or a stroke.
type paintOf struct {
	shown bool
	color.NRGBA
}

// with returns the colour at an opacity.
func (p paintOf) with(opacity float64) color.NRGBA {
	c := p.NRGBA
	c.A = uint8(math.Round(float64(c.A) * math.Max(0, math.Min(1, opacity))))
	return c
}

// style is what an element inherits and how it is drawn. Opacities of groups are multiplied into what is in them.
type style struct {
	fill, stroke, colour                paintOf
	opacity, fillOpacity, strokeOpacity float64
	evenOdd                             bool
	width                               float64
	cap                                 scene.Cap
	join                                scene.Join
	dash                                []float64
	dashOffset                          float64
	hidden                              bool
	transform                           string // of the element itself
}

func initialStyle() style {
	black := paintOf{true, color.NRGBA{A: 255}}
	return style{fill: black, colour: black, opacity: 1, fillOpacity: 1, strokeOpacity: 1, width: 1}
}

// rule is one selector of a style sheet with what it sets.
type rule struct {
	name, class, id string
	sets            [][2]string
}

// maxRules bounds a style sheet; each is tried on every element.
const maxRules = 200

// parseSheet reads a style sheet; a selector that is more than a name, a class or an id is refused.
func parseSheet(css string) ([]rule, *fault) {
	for {
		from := strings.Index(css, "/*")
		if from < 0 {
			break
		}
		to := strings.Index(css[from+2:], "*/")
		if to < 0 {
			css = css[:from]
			break
		}
		css = css[:from] + " " + css[from+2+to+2:]
	}
	var rules []rule
	for {
		css = strings.TrimSpace(css)
		if css == "" {
			return rules, nil
		}
		if css[0] == '@' {
			return nil, unsupported("a style sheet with "+short(strings.Fields(css)[0]), hintPlain)
		}
		heads, rest, ok := strings.Cut(css, "{")
		body, after, ok2 := strings.Cut(rest, "}")
		if !ok || !ok2 {
			return nil, damaged("its style sheet ends in the middle of a rule")
		}
		css = after
		sets := declarations(body)
		for _, head := range strings.Split(heads, ",") {
			head = strings.TrimSpace(head)
			name, class, byClass := strings.Cut(head, ".")
			r := rule{name: name, sets: sets}
			if byClass {
				r.class = class
			} else if first, id, byID := strings.Cut(head, "#"); byID {
				r.name, r.id = first, id
			}
			if head == "" || strings.ContainsAny(r.name+r.class+r.id, " .#>+~:[*\t\n") {
				return nil, unsupported("a style sheet with the selector "+short(head), hintPlain)
			}
			if rules = append(rules, r); len(rules) > maxRules {
				return nil, tooMuch("the SVG's style sheet has more than %d rules", maxRules)
			}
		}
	}
}

// declarations reads "name: value; …".
func declarations(s string) (out [][2]string) {
	for _, d := range strings.Split(s, ";") {
		if name, value, ok := strings.Cut(d, ":"); ok {
			value = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(value), "!important"))
			out = append(out, [2]string{strings.ToLower(strings.TrimSpace(name)), value})
		}
	}
	return out
}

// attributeNames are the presentation attributes, in one order.
var attributeNames = []string{"color", "fill", "stroke", "fill-rule", "fill-opacity", "stroke-opacity", "opacity", "stroke-width", "stroke-linecap",
	"stroke-linejoin", "stroke-dasharray", "stroke-dashoffset", "display", "visibility", "transform", "clip-path", "mask", "filter", "mix-blend-mode",
	"marker-start", "marker-mid", "marker-end", "marker"}

// styled returns the style of an element: attributes, then the sheet (classes after names, ids last), then its own style.
func (w *walker) styled(n *node, s style) (style, *fault) {
	s.transform = ""
	set := func(name, value string) *fault { return s.set(name, value, math.Hypot(w.width, w.height)/math.Sqrt2) }
	for _, name := range attributeNames {
		if v, ok := n.attrs[name]; ok {
			if f := set(name, v); f != nil {
				return s, f
			}
		}
	}
	classes := strings.Fields(n.attrs["class"])
	for rank := range 3 {
		for _, r := range w.sheet {
			own := 0
			switch {
			case r.id != "":
				own = 2
			case r.class != "":
				own = 1
			}
			if own != rank || r.name != "" && r.name != n.name || r.id != "" && r.id != n.attrs["id"] || r.class != "" && !contains(classes, r.class) {
				continue
			}
			for _, d := range r.sets {
				if f := set(d[0], d[1]); f != nil {
					return s, f
				}
			}
		}
	}
	for _, d := range declarations(n.attrs["style"]) {
		if f := set(d[0], d[1]); f != nil {
			return s, f
		}
	}
	return s, nil
}

func contains(all []string, one string) bool {
	for _, s := range all {
		if s == one {
			return true
		}
	}
	return false
}

// set takes one property; whole is what percentages are of. Properties that change nothing in a picture of shapes are left out.
func (s *style) set(name, value string, whole float64) *fault {
	if value == "inherit" {
		return nil
	}
	if strings.Contains(strings.ToLower(value), "url(") {
		switch name {
		case "fill", "stroke":
			return unsupported("a gradient or a pattern", hintPNG)
		}
		return unsupported("a "+name, hintPNG)
	}
	number := func(to *float64) {
		if v, ok := length(value, 1); ok {
			*to = math.Max(0, math.Min(1, v))
		}
	}
	switch name {
	case "color", "fill", "stroke":
		to := map[string]*paintOf{"color": &s.colour, "fill": &s.fill, "stroke": &s.stroke}[name]
		if strings.EqualFold(value, "currentcolor") {
			*to = s.colour
			return nil
		}
		p, ok := colourOf(value)
		if !ok {
			return unsupported("the colour "+short(value), hintPlain)
		}
		*to = p
	case "fill-rule":
		s.evenOdd = value == "evenodd"
	case "fill-opacity":
		number(&s.fillOpacity)
	case "stroke-opacity":
		number(&s.strokeOpacity)
	case "opacity":
		own := 1.0
		number(&own)
		s.opacity *= own
	case "stroke-width":
		if v, ok := length(value, whole); ok && v >= 0 {
			s.width = v
		}
	case "stroke-linecap":
		s.cap = map[string]scene.Cap{"round": scene.RoundCap, "square": scene.SquareCap}[value]
	case "stroke-linejoin":
		s.join = map[string]scene.Join{"round": scene.RoundJoin, "bevel": scene.BevelJoin}[value]
	case "stroke-dasharray":
		return s.dashes(value)
	case "stroke-dashoffset":
		if v, ok := length(value, whole); ok && near(v) {
			s.dashOffset = v
		}
	case "display":
		s.hidden = value == "none"
	case "visibility":
		s.hidden = value == "hidden" || value == "collapse"
	case "transform":
		s.transform = value
	case "clip-path", "mask", "filter", "marker", "marker-start", "marker-mid", "marker-end":
		if value != "none" && value != "" {
			return unsupported("a "+name, hintPNG)
		}
	case "mix-blend-mode":
		if value != "normal" {
			return unsupported("a blend mode", hintPNG)
		}
	}
	return nil
}

// mostDashes and leastDash bound a pattern of dashes.
const (
	mostDashes = 32
	leastDash  = 1e-3
)

// dashes reads a pattern of dashes.
func (s *style) dashes(value string) *fault {
	s.dash = nil
	if value == "none" || value == "" {
		return nil
	}
	v, ok := numbers(strings.ReplaceAll(value, "px", ""))
	if !ok || len(v) > mostDashes {
		return unsupported("a pattern of dashes", hintPlain)
	}
	sum := 0.0
	for _, d := range v {
		if d < 0 || !near(d) {
			return unsupported("a pattern of dashes", hintPlain)
		}
		sum += d
	}
	if sum < leastDash {
		return nil
	}
	if len(v)%2 == 1 {
		v = append(v, v...)
	}
	s.dash = v
	return nil
}

// colourOf reads a colour; false where it is none that is known.
func colourOf(value string) (paintOf, bool) {
	value = strings.ToLower(strings.TrimSpace(value))
	if value == "none" || value == "transparent" {
		return paintOf{}, true
	}
	if c, ok := colornames.Map[value]; ok {
		return paintOf{true, color.NRGBA(c)}, true
	}
	if hex, ok := strings.CutPrefix(value, "#"); ok {
		if len(hex) == 3 || len(hex) == 4 {
			long := ""
			for _, r := range hex {
				long += string(r) + string(r)
			}
			hex = long
		}
		v, err := strconv.ParseUint(hex, 16, 32)
		switch {
		case err == nil && len(hex) == 6:
			v = v<<8 | 0xff
		case err != nil || len(hex) != 8:
			return paintOf{}, false
		}
		return paintOf{true, color.NRGBA{R: uint8(v >> 24), G: uint8(v >> 16), B: uint8(v >> 8), A: uint8(v)}}, true
	}
	inside, ok := strings.CutSuffix(value, ")")
	name, inside, ok2 := strings.Cut(inside, "(")
	if !ok || !ok2 || name != "rgb" && name != "rgba" {
		return paintOf{}, false
	}
	parts := strings.FieldsFunc(inside, func(r rune) bool { return r == ',' || r == ' ' || r == '/' })
	if len(parts) != 3 && len(parts) != 4 {
		return paintOf{}, false
	}
	var out [4]uint8
	out[3] = 255
	for i, p := range parts {
		whole := 255.0
		v, ok := length(p, whole)
		if !ok {
			return paintOf{}, false
		}
		if i == 3 && !strings.HasSuffix(p, "%") {
			v *= 255
		}
		out[i] = uint8(math.Round(math.Max(0, math.Min(255, v))))
	}
	return paintOf{true, color.NRGBA{R: out[0], G: out[1], B: out[2], A: out[3]}}, true
}
