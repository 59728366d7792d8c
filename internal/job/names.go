package job

import (
	"fmt"
	"hash/fnv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Names of files: safe on every system, the same everywhere, and different where ids differ.

// maxName is the longest name of a file without its extension, in bytes: file systems take 255, a page number, an
// extension and a temporary suffix must still fit.
const maxName = 120

// reserved are the names that Windows keeps for devices, whatever their extension.
var reserved = map[string]bool{"con": true, "prn": true, "aux": true, "nul": true}

func init() {
	for i := 0; i <= 9; i++ {
		reserved[fmt.Sprintf("com%d", i)] = true
		reserved[fmt.Sprintf("lpt%d", i)] = true
	}
}

// SafeName returns the file name (without extension) for an id: letters and digits of any script stay, as do -, _ and a dot between them;
// everything else becomes a single -. A name that had to be changed in a way that could make two ids equal carries a
// short sum of the id, so that different ids never share a file.
func SafeName(id string) string {
	composed := norm.NFC.String(id)
	var b strings.Builder
	dash, lossy := false, false
	for i, r := range composed {
		switch {
		case r == utf8.RuneError:
			lossy = true
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.Is(unicode.Mn, r), r == '_':
			if dash && b.Len() > 0 {
				b.WriteByte('-')
			}
			dash = false
			b.WriteRune(r)
			continue
		case r == '.' && b.Len() > 0 && !dash && i+1 < len(composed) && composed[i+1] != '.' && composed[i+1] != ' ':
			// Inside a name a dot is safe everywhere: talk.zh-Hant.
			b.WriteRune(r)
			continue
		case r == '-':
			if dash || b.Len() == 0 {
				lossy = true
			}
			dash = true
			continue
		default:
			lossy = true
		}
		dash = true
	}
	if dash && strings.HasSuffix(composed, "-") {
		lossy = true
	}
	name := b.String()
	if len(name) > maxName {
		cut := maxName
		for cut > 0 && !utf8.RuneStart(name[cut]) {
			cut--
		}
		name, lossy = name[:cut], true
	}
	if stem, _, _ := strings.Cut(strings.ToLower(name), "."); reserved[stem] {
		name, lossy = "_"+name, true
	}
	if trimmed := strings.TrimRight(name, "."); trimmed != name {
		name, lossy = trimmed, true
	}
	if name == "" || lossy {
		h := fnv.New32a()
		h.Write([]byte(id))
		if name == "" {
			name = "card"
		}
		name = fmt.Sprintf("%s-%08x", name, h.Sum32())
	}
	return name
}
