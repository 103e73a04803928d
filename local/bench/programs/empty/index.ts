// The engine's own floor: a program that loads the SDK and makes nothing.
import "@pulumi/pulumi";
