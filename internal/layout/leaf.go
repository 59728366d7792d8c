package layout

import (
	"math"
	"slices"

	"cards/internal/scene"
)

// The leaf: a page of a woodblock book. A double frame; columns parted by rules (界行); and the strip where the leaf was
// folded (版心) with its two fishtails, which carries title and number. Lying down, the columns are rows and the strip runs
// along the head.

// leaf is the geometry of the frame in px.
type leaf struct {
	lying bool
	// outer and inner are the outsides of the two rules of the frame.
	outer, inner scene.Rect
	// strip and field are what the frame holds: where the leaf was folded, and what is written on.
	strip, field scene.Rect
	// plate is where a portrait stands within the frame, beside or over the field; empty where there is none.
	plate scene.Rect
	// tail is how far the fishtails stand from the frame, as a share of the strip's length; title the size of the strip's title, px,
	// bare tells that there is no room beside it for a number, untitled that there is none for the title.
	tail, title    float64
	bare, untitled bool
	// plain tells that the strip carries no words: it has the one fishtail (单鱼尾) of leaves that are read by their folds.
	plain bool
}

// newLeaf returns the leaf of the page.
func (c *canvas) newLeaf(lying bool) leaf {
	tokens := &c.theme.Decoration.Leaf
	l := leaf{lying: lying, outer: c.area, tail: tokens.Tail}
	if side := l.outer.X; c.Scene.Height <= c.Scene.Width && c.Scene.Height > 0.8*c.Scene.Width {
		// A square page has the same space on all sides.
		l.outer = scene.Rect{X: side, Y: math.Min(l.outer.Y, side), W: l.outer.W, H: math.Max(l.outer.H, c.Scene.Height-2*side)}
	}
	l.outer = intersect(l.outer, c.Safe)
	l.outer.X, l.outer.Y = math.Round(l.outer.X), math.Round(l.outer.Y)
	l.outer.W, l.outer.H = math.Round(l.outer.W), math.Round(l.outer.H)
	l.inner = l.outer.Inset(math.Round(tokens.Inset * c.unit))
	in := l.inner.Inset(tokens.Inner * c.unit)
	width := math.Round(tokens.Strip.For(c.size))
	rule := tokens.Inner * c.unit
	l.strip, l.field = in, in
	if lying {
		l.strip.H = width
		l.field.Y, l.field.H = in.Y+width+rule, in.H-width-rule
	} else {
		l.strip.W = width
		l.field.X, l.field.W = in.X+width+rule, in.W-width-rule
	}
	return l
}

// draw paints frame and rules for a field of n columns or rows, counted from the right (rows from above); the rules before those from the
// first to the one before the second of a pair are left out.
func (l *leaf) draw(c *canvas, n int, open ...[2]int) {
	tokens := &c.theme.Decoration.Leaf
	rule := tokens.Inner * c.unit
	paint := scene.Solid(c.colours.Rule)
	items := c.doubleFrame(l.outer, l.inner)
	line := func(r scene.Rect) { items = append(items, scene.Fill{Path: scene.Rectangle(r), Paint: paint}) }
	if l.lying {
		line(scene.Rect{X: l.field.X, Y: l.field.Y - rule, W: l.field.W, H: rule})
	} else {
		line(scene.Rect{X: l.field.X - rule, Y: l.field.Y, W: rule, H: l.field.H})
	}
	for i := 1; i < n; i++ {
		if slices.ContainsFunc(open, func(o [2]int) bool { return i >= o[0] && i < o[1] }) {
			continue
		}
		share := float64(i) / float64(n)
		if l.lying {
			line(scene.Rect{X: l.field.X, Y: scene.Snap(l.field.Y + share*l.field.H - rule/2), W: l.field.W, H: rule})
		} else {
			line(scene.Rect{X: scene.Snap(l.field.Right() - share*l.field.W - rule/2), Y: l.field.Y, W: rule, H: l.field.H})
		}
	}
	c.mark("rule", l.outer, items...)
	c.mark("decoration", l.strip, l.fishtails(c)...)
}

// doubleFrame returns a heavy rule with a fine one inside it (文武线); both rectangles are the outsides of their rules.
func (c *canvas) doubleFrame(outer, inner scene.Rect) []scene.Item {
	frame := func(r scene.Rect, width float64) scene.Item {
		return scene.Stroke{Path: scene.Rectangle(r.Inset(width / 2)), Paint: scene.Solid(c.colours.Rule), Width: width}
	}
	tokens := &c.theme.Decoration.Leaf
	return []scene.Item{frame(outer, tokens.Outer*c.unit), frame(inner, tokens.Inner*c.unit)}
}

// Shares of the strip's width in the drawing of its fishtails (literary, paper).
const (
	tailMiddle = 0.42 // depth in the middle
	tailSide   = 0.76 // depth at the sides
	tailGap    = 7    // px between fishtail and hairline, a token
)

// along returns the length of the strip, and how far down it the fishtails stand.
func (l *leaf) along() (length, upper, lower float64) {
	length = l.strip.H
	if l.lying {
		length = l.strip.W
	}
	return length, l.tail * length, (1 - l.tail) * length
}

// fishtails returns what is drawn on the strip: trunk, hairline and fishtail, and the same from the foot. In the lying
// twin the strip is read from the left, and the fishtails point outwards. A strip without words has those at the top alone.
func (l *leaf) fishtails(c *canvas) []scene.Item {
	tokens := &c.theme.Decoration.Leaf
	paint := scene.Solid(c.colours.AccentShape)
	length, upper, lower := l.along()
	h := l.strip.W
	if l.lying {
		h = l.strip.H
	}
	// On a low page the fishtails shrink rather than meet.
	tail := math.Min(h, 0.45*(lower-upper)/tailSide)
	at := func(across, along float64) scene.Point {
		if l.lying {
			return scene.Point{X: l.strip.X + along, Y: l.strip.Y + across}
		}
		return scene.Point{X: l.strip.X + across, Y: l.strip.Y + along}
	}
	band := func(x0, y0, x1, y1 float64) scene.Item {
		a, b := at(x0, y0), at(x1, y1)
		r := scene.Rect{X: math.Min(a.X, b.X), Y: math.Min(a.Y, b.Y), W: math.Abs(a.X - b.X), H: math.Abs(a.Y - b.Y)}
		return scene.Fill{Path: scene.Rectangle(r), Paint: paint}
	}
	var items []scene.Item
	trunk, hair, gap := tokens.Trunk*c.unit, tokens.Inner*c.unit, tailGap*c.unit
	for i, end := range []struct{ from, at, way float64 }{{0, upper, 1}, {length, lower, -1}} {
		if l.plain && i > 0 {
			break
		}
		hairline := end.at - end.way*gap
		items = append(items,
			band((h-trunk)/2, end.from, (h+trunk)/2, hairline),
			band(0, hairline-hair/2, h, hairline+hair/2),
			scene.Fill{Path: closed(at(0, end.at), at(h, end.at), at(h, end.at+end.way*tailSide*tail), at(h/2, end.at+end.way*tailMiddle*tail), at(0, end.at+end.way*tailSide*tail)), Paint: paint})
	}
	return items
}

// closed returns the closed path through the points.
func closed(points ...scene.Point) scene.Path {
	p := scene.Polyline(points...)
	p.Close()
	return p
}

// room returns the part of the strip between the fishtails that carries words.
func (l *leaf) room() (from, to float64) {
	_, upper, lower := l.along()
	h := l.strip.W
	if l.lying {
		h = l.strip.H
	}
	tail := math.Min(h, 0.45*(lower-upper)/tailSide)
	return upper + tailSide*tail, lower - tailSide*tail
}

// stripTails are the shares of its usual place, from the frame, at which a fishtail may stand where the strip has to carry more.
var stripTails = []float64{1, 0.75, 0.5, 0.3}

// fitStrip decides how title and number share the strip, for all pages alike: widest is the longest number that any of the series has.
// On a short strip the fishtails stand nearer the frame, then the type is smaller, then the number is left out, and last the title. own is
// the number of this page.
func (l *leaf) fitStrip(c *canvas, title, widest, own string) {
	mark := c.set.brand.logo != nil && !c.set.brand.hidden
	defer func() {
		l.plain = (l.untitled || title == "" && !mark) && (l.bare || own == "") || l.title == 0
	}()
	tokens := &c.theme.Decoration.Leaf
	h := l.strip.W
	if l.lying {
		h = l.strip.H
	}
	floor := c.size.Floor(rankLabel.textRank())
	usual := math.Max(tokens.Title*h, floor)
	kept := [][2]string{{title, widest}, {title, ""}, {"", widest}}
	if mark {
		kept = kept[:2]
	}
	for _, words := range kept {
		l.untitled, l.bare = words[0] == "" && title != "", words[1] == "" && widest != ""
		fits := func() bool { return l.holds(c, words[0], words[1]) }
		l.title = usual
		for _, share := range stripTails {
			if l.tail = share * tokens.Tail; fits() {
				return
			}
		}
		for l.title > floor {
			if l.title = math.Max(floor, 0.94*l.title); fits() {
				return
			}
		}
	}
	l.title, l.tail = 0, tokens.Tail
}

// holdsUsual reports whether title and number have room at the title's usual size, wherever the fishtails are.
func (l *leaf) holdsUsual(c *canvas, title, number string) bool {
	try := *l
	h := l.strip.W
	if l.lying {
		h = l.strip.H
	}
	try.title = math.Max(c.theme.Decoration.Leaf.Title*h, c.size.Floor(rankLabel.textRank()))
	for _, share := range stripTails {
		if try.tail = share * c.theme.Decoration.Leaf.Tail; try.holds(c, title, number) {
			return true
		}
	}
	return false
}

// holds reports whether title and number have room between the fishtails, at the size of the title.
func (l *leaf) holds(c *canvas, title, number string) bool {
	from, to := l.room()
	top, foot := l.stripBlock(c, "brand", title, l.title), l.stripBlock(c, "page", number, l.title)
	need := 2 * titleSpace * l.title
	if top != nil {
		need += top.Width()
	}
	if foot != nil {
		need += foot.Width()
	}
	if top != nil && foot != nil {
		need += stripGap * l.title
	}
	return need <= to-from
}

// stripBlock sets the title or the number of the strip, where the title has a size; nil where there is nothing to say.
func (l *leaf) stripBlock(c *canvas, role, s string, size float64) *block {
	mark := role == "brand" && c.set.brand.logo != nil && !c.set.brand.hidden
	if s == "" && !mark {
		return nil
	}
	h, style := l.strip.W, bold(c.theme.Type.Roles.Brand)
	if l.lying {
		h = l.strip.H
	}
	style.Tracking = titleTracking
	if role == "page" {
		size = math.Max(c.size.Floor(rankLabel.textRank()), c.theme.Decoration.Leaf.Number*size)
	}
	item := ""
	if role == "brand" && s == c.set.brand.name {
		item = "brand.name"
	}
	b := label{role: role, item: item, text: s, style: style, size: size, colour: c.colours.Ink, vertical: !l.lying}
	from, to := l.room()
	if across, along := stripLogo*h, stripLogoLong*(to-from); mark && b.vertical {
		b = c.branded(b, across, along)
	} else if mark {
		b = c.branded(b, along, across)
	}
	return c.line(b)
}

// name sets title and number on the strip: the title under the upper fishtail, the number over the lower one. What finds no
// room at the smallest type is left out, the number first, and that is told.
func (l *leaf) name(c *canvas, title, number string) {
	if l.untitled || l.title == 0 && title != "" {
		c.choose("strip", number, "the title does not fit between the fishtails even at the smallest type")
		title = ""
	}
	switch {
	case l.title == 0:
		return
	case l.bare && number != "":
		c.choose("strip", title, "title and number do not fit between the fishtails on every page, so the number is left out")
		number = ""
	case !l.holds(c, title, number):
		number = "" // the folio of a single leaf
	}
	from, to := l.room()
	l.putNames(c, l.stripBlock(c, "brand", title, l.title), l.stripBlock(c, "page", number, l.title), from, to, l.title)
}

const (
	titleTracking = 0.1
	// A logo's most across the strip, and along what the fishtails leave.
	stripLogo, stripLogoLong = 0.72, 0.5
	// titleSpace is between a fishtail and the title or number, em of the title, stripGap the least between the two.
	titleSpace, stripGap = 0.45, 1
)

// putNames places title and number between from and to along the strip: a number that stands there alone, or a title alone that takes more
// than half of it, in the middle, since nothing at the other end would hold it in balance.
func (l *leaf) putNames(c *canvas, top, foot *block, from, to, size float64) {
	put := func(b *block, along float64) {
		if l.lying {
			c.put(b, l.strip.X+along, l.strip.Y+(l.strip.H-b.Height())/2, b.Width())
			return
		}
		c.put(b, l.strip.X+l.strip.W/2, l.strip.Y+along, b.Width())
	}
	switch {
	case top == nil && foot != nil:
		put(foot, (from+to-foot.Width())/2)
		return
	case foot == nil && top != nil && 2*top.Width() > to-from:
		put(top, (from+to-top.Width())/2)
		return
	}
	if top != nil {
		put(top, from+titleSpace*size)
	}
	if foot != nil {
		put(foot, to-titleSpace*size-foot.Width())
	}
}
