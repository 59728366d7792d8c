package job

import (
	"errors"
	"path/filepath"

	"cards/internal/diag"
	"cards/internal/logo"
	"cards/internal/picture"
	"cards/internal/source"
)

// readLogo reads the brand's logo from beside the file that names it; nil where there is none, or where it is refused, which is told.
func (p *Plan) readLogo(list *diag.List) *logo.Logo {
	file := p.Deck.Brand.Logo
	if file.V == "" {
		return nil
	}
	folder := filepath.Dir(file.Pos.File)
	if file.Pos.File == "" || file.Pos.File == "-" {
		folder = "."
	}
	data, err := source.ReadBeside(folder, file.V, p.request.AllowOutside, logo.MaxFile)
	var fault *source.FileFault
	if errors.As(err, &fault) {
		list.Errorf(file.Pos, fault.Code, fault.Hint, "logo %s: %s", file.V, fault.Message)
		return nil
	}
	l, err := logo.Read(data, file.V)
	var refused *picture.Error
	if errors.As(err, &refused) {
		list.Errorf(file.Pos, refused.Code, refused.Hint, "logo %s: %s", file.V, refused.Message)
		return nil
	}
	return l
}
