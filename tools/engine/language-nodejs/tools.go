//go:build tools

// Package languagenodejs names the command to build, so that go.mod keeps what it needs.
package languagenodejs

import _ "github.com/pulumi/pulumi/sdk/v3/nodejs/cmd/pulumi-language-nodejs"
