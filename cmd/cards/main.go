// Command cards turns a deck of quotes and dated events into pictures. Each file here is one command: flags in, a call,
// a message out.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	// A closed pipe (cards … | head) ends the program quietly instead of by SIGPIPE in the middle of a file.
	signal.Ignore(syscall.SIGPIPE)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
