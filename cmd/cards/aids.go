package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"cards/internal/job"
)

// joinDebug lets the layers stand behind --debug as a word of their own: a flag that also works alone takes its value after a =
// only. A word that names a file, or looks like a deck's, is one.
func joinDebug(args []string) []string {
	var out []string
	for i := 0; i < len(args); i++ {
		if args[i] == "--" {
			return append(out, args[i:]...)
		}
		if args[i] != "--debug" || i+1 == len(args) || !isLayers(args[i+1]) {
			out = append(out, args[i])
			continue
		}
		out = append(out, "--debug="+args[i+1])
		i++
	}
	return out
}

// isLayers reports whether a word behind --debug is meant for it, misspelt or not.
func isLayers(word string) bool {
	for _, layer := range strings.Split(word, ",") {
		if slices.Contains(job.DebugLayers(), layer) {
			return true
		}
	}
	if word == "" || strings.ContainsAny(word, "./\\-") {
		return false
	}
	_, err := os.Stat(word)
	return err != nil
}

// reportAids says where what was drawn beside the pictures stands: each proof sheet, and the folders of debug pictures and of posts.
func (a *app) reportAids(r *job.Result) {
	debug := 0
	for _, f := range r.Written {
		switch f.Format {
		case job.FormatProof:
			fmt.Fprintf(a.err, "proof sheet: %s\n", filepath.Join(r.Folder, filepath.FromSlash(f.Path)))
		case job.FormatDebug:
			debug++
		}
	}
	for _, post := range r.Manifest.Posts {
		if post.Folder != "" {
			fmt.Fprintf(a.err, "post: %s (%d pictures)\n", filepath.Join(r.Folder, filepath.FromSlash(post.Folder)), len(post.Pictures))
		}
	}
	if debug > 0 {
		fmt.Fprintf(a.err, "debug pictures: %d in %s\n", debug, filepath.Join(r.Folder, job.DebugFolder))
	}
}
