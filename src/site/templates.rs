//! The theme: templates, labels, styles and scripts, compiled in and overridable file by file.
