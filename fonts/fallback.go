package fonts

import "cards/internal/scene"

// Lacking returns the user's face that was tried before f, an embedded face, for a character that f draws, and lacks that
// character. There is none when f was the first that was tried, or when the user's face was right to let it go: pictures
// of emoji come from their own face always.
//
// The embedded face tells the family and weight that were asked for, up to the roundings of Chain: among several weights
// of a user's family the nearest to f's that lacks the character is meant.
func (c *Catalogue) Lacking(f scene.Face, character rune) (scene.Face, bool) {
	drawn, ok := f.(*face)
	if !ok || drawn.kind == userKind || drawn.kind == emojiKind {
		return nil, false
	}
	family := drawn.family
	// What the serif faces lack too comes from the Sans CJK face.
	if family == Sans && drawn.kind == cjkKind && c.hasUser(Serif) && !c.hasUser(Sans) && !c.embeddedHas(Serif, character) {
		family = Serif
	}
	var best *face
	for _, u := range c.faces {
		if u.kind != userKind || u.family != family {
			continue
		}
		if g, ok := u.Font().NominalGlyph(character); ok && g != 0 {
			continue
		}
		if best == nil || abs(u.weight-drawn.weight) < abs(best.weight-drawn.weight) {
			best = u
		}
	}
	if best == nil {
		return nil, false
	}
	return best, true
}

func (c *Catalogue) hasUser(family string) bool {
	for _, f := range c.faces {
		if f.kind == userKind && f.family == family {
			return true
		}
	}
	return false
}

// embeddedHas reports whether an embedded face of the family draws a character.
func (c *Catalogue) embeddedHas(family string, character rune) bool {
	for _, f := range c.faces {
		if f.kind != userKind && f.family == family {
			if g, ok := f.Font().NominalGlyph(character); ok && g != 0 {
				return true
			}
		}
	}
	return false
}
