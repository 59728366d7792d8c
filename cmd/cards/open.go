package main

import (
	"os/exec"
	"runtime"
)

// openFile opens a file with the program that the system has for it.
func openFile(path string) error {
	name, args := "xdg-open", []string{path}
	switch runtime.GOOS {
	case "darwin":
		name = "open"
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", path}
	}
	if err := exec.Command(name, args...).Start(); err != nil {
		return fail(exitUsage, "cannot open %s: %v", path, err)
	}
	return nil
}
