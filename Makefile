.PHONY: help demo test check

help: ## what can be made
	@sed -n 's/^\([a-z]*\): .*## \(.*\)/make \1	\2/p' Makefile

demo: ## build, run the real case, print the headline and the files written
	@bash scripts/demo.sh

test: ## every test; the last line is `N passed, N failed`
	@bash scripts/test.sh

check: ## formatting, lints, and the house in order
	@bash scripts/prerequisites.sh
	cargo fmt --all --check
	cargo clippy --workspace --all-targets --locked -- -D warnings
	cargo xtask tidy
