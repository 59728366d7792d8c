package picture

import (
	"errors"
	"fmt"
	"image/jpeg"
	"image/png"
	"io"
)

// Error says why a picture can't be used.
type Error struct {
	// Name is the file as the user wrote it.
	Name string
	// Code is picture-limit, picture-format or picture-damaged.
	Code string
	// Message says what is wrong, Hint what to do.
	Message, Hint string
}

// Error returns "picture NAME: message; hint".
func (e *Error) Error() string { return fmt.Sprintf("picture %s: %s; %s", e.Name, e.Message, e.Hint) }

// fault is an Error before the file's name is known.
type fault struct{ code, message, hint string }

func (f *fault) Error() string { return f.message }

const (
	hintConvert = "convert it to JPEG or PNG"
	hintOther   = "use another copy of the picture"
	hintSmaller = "make it smaller: 4000 pixels on the longer side are plenty for a card"
	hintAgain   = "open it in a picture editor and save it again as JPEG or PNG, in RGB"
)

func damaged(format string, args ...any) error {
	return &fault{"picture-damaged", fmt.Sprintf(format, args...), hintOther}
}

// told names the file in an error.
func told(name string, err error) error {
	f := (*fault)(nil)
	if !errors.As(err, &f) {
		f = &fault{"picture-damaged", err.Error(), hintOther}
	}
	return &Error{Name: name, Code: f.code, Message: f.message, Hint: f.hint}
}

// undecodable puts what a decoder says in words. The decoder's own are of use to someone who can mend the picture.
func undecodable(err error) error {
	known, foreignJPEG, foreignPNG := (*fault)(nil), jpeg.UnsupportedError(""), png.UnsupportedError("")
	switch {
	case err == nil || errors.As(err, &known):
		return err
	case errors.As(err, &foreignJPEG):
		return &fault{"picture-format", fmt.Sprintf("this kind of JPEG is not read (%s)", string(foreignJPEG)), hintAgain}
	case errors.As(err, &foreignPNG):
		return &fault{"picture-format", fmt.Sprintf("this kind of PNG is not read (%s)", string(foreignPNG)), hintAgain}
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return cutShort()
	}
	return damaged("the picture is damaged (%v)", err)
}

func cutShort() error {
	return damaged("the picture is cut short: its end is missing")
}
