package deck

import (
	"slices"
	"strings"

	"github.com/rivo/uniseg"
)

// Icons of events: one emoji, one or two characters, or the name of an emoji. The names are plain English ones of ours.

// mostIcon is the longest icon, in grapheme clusters.
const mostIcon = 2

// icons are the emoji that have names.
var icons = map[string]string{
	"art": "🎨", "atom": "⚛️", "baby": "👶", "balloon": "🎈", "bank": "🏦", "battery": "🔋", "bell": "🔔", "bicycle": "🚲", "bolt": "⚡", "bomb": "💣",
	"book": "📖", "brain": "🧠", "bridge": "🌉", "building": "🏢", "bus": "🚌", "calendar": "📅", "camera": "📷", "car": "🚗", "castle": "🏰", "chart": "📈",
	"chip": "🖥️", "city": "🏙️", "clock": "⏰", "cloud": "☁️", "coin": "🪙", "compass": "🧭", "computer": "💻", "construction": "🏗️", "court": "🏛️", "crown": "👑",
	"document": "📄", "dove": "🕊️", "earth": "🌍", "factory": "🏭", "film": "🎬", "fire": "🔥", "flag": "🚩", "gear": "⚙️", "gem": "💎", "gift": "🎁", "globe": "🌐",
	"graduation": "🎓", "hammer": "🔨", "handshake": "🤝", "heart": "❤️", "hospital": "🏥", "house": "🏠", "idea": "💡", "key": "🔑", "law": "⚖️", "letter": "✉️",
	"lock": "🔒", "mail": "📮", "map": "🗺️", "medal": "🏅", "medicine": "💊", "microphone": "🎤", "microscope": "🔬", "money": "💰", "moon": "🌙", "mountain": "⛰️",
	"museum": "🏛️", "music": "🎵", "newspaper": "📰", "package": "📦", "party": "🎉", "pen": "🖊️", "people": "👥", "person": "👤", "phone": "📱", "pin": "📌",
	"plane": "✈️", "police": "🚓", "radio": "📻", "ring": "💍", "robot": "🤖", "rocket": "🚀", "ruler": "📏", "satellite": "🛰️", "school": "🏫", "scroll": "📜",
	"search": "🔍", "seedling": "🌱", "shield": "🛡️", "ship": "🚢", "shop": "🏪", "snow": "❄️", "star": "⭐", "sun": "☀️", "swords": "⚔️", "syringe": "💉",
	"target": "🎯", "telescope": "🔭", "television": "📺", "theatre": "🎭", "tool": "🔧", "train": "🚆", "tree": "🌳", "trophy": "🏆", "truck": "🚚", "umbrella": "☂️",
	"video": "📹", "vote": "🗳️", "warning": "⚠️", "water": "💧", "wave": "🌊", "wheat": "🌾", "world": "🌏", "wrench": "🔧",
}

// Icon returns what an icon of a deck is drawn as: the emoji of a name, or what is written.
func Icon(written string) string {
	if emoji, ok := icons[strings.ToLower(written)]; ok {
		return emoji
	}
	return written
}

// checkIcon refuses what is no icon.
func (b *builder) checkIcon(icon Text) {
	written := Icon(icon.V)
	if uniseg.GraphemeClusterCount(written) <= mostIcon && !strings.ContainsAny(written, " \t\n") {
		return
	}
	hint := "write one emoji, one or two characters, or a name like rocket"
	if strings.ContainsAny(icon.V, "./") {
		hint += "; a picture goes under image:"
	}
	var names []string
	for name := range icons {
		names = append(names, name)
	}
	slices.Sort(names)
	b.errorf(icon.Pos, "bad-icon", suggestOr(icon.V, names, hint), "%s is no icon", shorten(icon.V))
}
