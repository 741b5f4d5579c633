//! Pieces that pages of several kinds are filled with: scopes as facts, coverage, lists of names.
