package job

import (
	"cards/internal/diag"
	"cards/internal/render/raster"
	"context"
	"fmt"
	"path/filepath"
	"runtime/debug"
	"strings"
)

// Draw draws and writes every picture, then the contact sheet and the manifest, and removes what the last run made and this
// one no longer does. When ctx ends in between, the manifest says partial.
func (p *Plan) Draw(ctx context.Context) (*Result, error) {
	out := p.request.Out
	if out == "" {
		out = "out"
	}
	dir := filepath.Join(out, SafeName(p.Stem))
	folder, err := OpenFolder(dir)
	if err != nil {
		return nil, err
	}
	defer folder.Close()
	folder.sweep(sweepDepth)
	if p.request.Memory > 0 {
		// The runtime then gives memory back before the pictures in work and their buffers pass the ceiling.
		defer debug.SetMemoryLimit(debug.SetMemoryLimit(p.request.Memory))
	}
	m := &Manifest{Version: 1, Deck: p.Stem, Title: p.Deck.Title.In(p.lang), Lang: p.lang, Theme: p.Theme.Name, Warnings: localWarnings(p.list)}
	var files []File
	var drawErr error
	var told diag.List
	if formats := p.pictureFormats(); len(formats) > 0 {
		files, drawErr = Draw(ctx, folder, p.units, p.pages, p.options(formats, p.Progress))
	}
	if drawErr == nil {
		var moving []File
		if moving, drawErr = p.animations(ctx, folder); drawErr != nil && !Stopped(drawErr) {
			return nil, drawErr
		}
		files = append(files, moving...)
		told = p.movingTooHeavy(moving)
		m.Warnings = append(m.Warnings, localWarnings(told)...)
	}
	if drawErr == nil && p.wants(FormatPresentation) {
		var slides []File
		slides, drawErr = p.presentations(ctx, folder)
		files = append(files, slides...)
	}
	if drawErr != nil && !Stopped(drawErr) {
		return nil, drawErr
	}
	if drawErr == nil {
		var documents []File
		if documents, drawErr = p.documents(ctx, folder); drawErr != nil && !Stopped(drawErr) {
			return nil, drawErr
		}
		files = append(files, documents...)
	}
	if drawErr == nil {
		var embeds []File
		if embeds, drawErr = p.embeds(ctx, folder, files); drawErr != nil && !Stopped(drawErr) {
			return nil, drawErr
		}
		files = append(files, embeds...)
	}
	if drawErr == nil {
		var aids []File
		if aids, drawErr = p.aids(ctx, folder); drawErr != nil && !Stopped(drawErr) {
			return nil, drawErr
		}
		files = append(files, aids...)
	}
	m.Claims = p.claims()
	if drawErr == nil && len(m.Claims) > 0 {
		sheet, err := p.claimSheet(folder, files)
		if err != nil {
			return nil, err
		}
		files = append(files, *sheet)
	}
	m.Files, m.Posts = files, p.manifestPosts()
	m.Partial = drawErr != nil
	result := &Result{Folder: dir, Manifest: m, Written: append([]File(nil), files...), Told: told}
	switch {
	case m.Partial:
		folder.mergeOld(m)
	case p.partial:
		// Of the cards that were made now, what an earlier run made under names that this one did not use is stale: a series of
		// frames would else end with those of a longer timeline.
		result.Removed = folder.removeStale(m, m.cards())
		folder.mergeOld(m)
	default:
		result.Removed = folder.removeStale(m, nil)
	}
	sheet, err := contactSheet(m)
	if err != nil {
		return nil, err
	}
	written, err := folder.Write(contactName, sheet)
	if err != nil {
		return nil, err
	}
	m.Files = append(m.Files, File{Path: written.Path, Format: formatContact, Bytes: written.Bytes, SHA256: written.SHA256})
	data, err := m.encode()
	if err != nil {
		return nil, err
	}
	if _, err := folder.Write(manifestName, data); err != nil {
		return nil, err
	}
	return result, drawErr
}

// options are those of a run that writes pictures in some formats.
func (p *Plan) options(formats []string, progress func(done, total int)) Options {
	return Options{Jobs: p.request.Jobs, Scale: p.request.Scale, DPI: p.request.DPI, Palette: p.request.Palette, Memory: p.request.Memory, Progress: progress,
		Formats: formats, Outlines: p.request.Outlines, Quality: p.request.Quality, AllowMissing: p.request.AllowMissing}
}

// stemAndFormat parts a file's name into what comes before the ending and the format that this asks for. Any ending but those of
// pictures is a part of the name: no.1.
func stemAndFormat(name string) (stem, format string) {
	ext := filepath.Ext(name)
	for _, f := range pictureFormats {
		if strings.EqualFold(ext, "."+f) {
			return strings.TrimSuffix(name, ext), f
		}
	}
	return name, FormatPNG
}

// DrawTo draws the plan's pictures to a path, whose ending says in which format: one picture to just that, several to numbered names
// beside it. It returns the paths.
func (p *Plan) DrawTo(ctx context.Context, file string) ([]string, error) {
	folder, err := OpenFolder(filepath.Dir(file))
	if err != nil {
		return nil, err
	}
	defer folder.Close()
	// The folder is the user's own: nothing below it is looked at.
	folder.sweep(0)
	stem, format := stemAndFormat(filepath.Base(file))
	options := p.options([]string{format}, nil)
	renderer := raster.New()
	var paths []string
	n := p.Count()
	for i, unit := range p.pages {
		for _, page := range unit {
			if ctx.Err() != nil {
				return paths, ctx.Err()
			}
			name := stem
			if n > 1 {
				name = fmt.Sprintf("%s-%d", stem, len(paths)+1)
			}
			made, err := options.encode(renderer, &p.units[i], page, options.Formats)
			if err != nil {
				return paths, fmt.Errorf("%s: %w", p.units[i].Card, err)
			}
			name += "." + format
			if _, err := folder.Write(name, made[0].data); err != nil {
				return paths, err
			}
			paths = append(paths, filepath.Join(filepath.Dir(file), name))
		}
	}
	return paths, nil
}
