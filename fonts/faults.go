package fonts

import "fmt"

// UserFontError says why a user's font can't be used.
type UserFontError struct {
	// Name is the file as the user wrote it.
	Name string
	// Code is font-limit, font-format, font-damaged, font-face or font-weight.
	Code string
	// Message says what is wrong, Hint what to do.
	Message, Hint string
}

// Error returns "font NAME: message; hint".
func (e *UserFontError) Error() string {
	return fmt.Sprintf("font %s: %s; %s", e.Name, e.Message, e.Hint)
}

// fault is a UserFontError before the file's name is known.
type fault struct{ code, message, hint string }

func (e *fault) Error() string { return e.message }

const (
	hintOther  = "use another copy of the font, or take the line out"
	hintFormat = "give a TTF, OTF, TTC, WOFF or WOFF2 file"
)

// damagedFont is a font whose bytes contradict themselves or the standard.
func damagedFont(format string, args ...any) error {
	return &fault{"font-damaged", "the font is damaged: " + fmt.Sprintf(format, args...), hintOther}
}

// contradiction is the fault of a font in which a reader panicked: what it says of itself doesn't hold. The words of the
// panic are about the program, and help nobody.
func contradiction() error { return damagedFont("its tables contradict each other") }

// excessiveFont is a font that is sound as far as it was read, but too big.
func excessiveFont(format string, args ...any) error {
	return &fault{"font-limit", fmt.Sprintf(format, args...), hintOther}
}

// foreignFont is a file that is no font, or of a kind that isn't read.
func foreignFont(format string, args ...any) error {
	return &fault{"font-format", fmt.Sprintf(format, args...), hintFormat}
}

var (
	errDamaged  = damagedFont("its tables do not lie where it says")
	errNoGlyphs = damagedFont("it has no glyphs")
	errUnpacks  = excessiveFont("it unpacks to more than %d MiB", maxFontBytes>>20)
)
