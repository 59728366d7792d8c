//go:build unix

package main

import (
	"os/signal"
	"syscall"
)

// ignoreFileLimit makes a limit on the size of files (ulimit -f) an error of writing, which is told, instead of a signal
// that ends the program in the middle of a file.
func ignoreFileLimit() { signal.Ignore(syscall.SIGXFSZ) }
