#include "cli/command.hpp"

namespace clauseline::cli {
namespace {

constexpr Command all[] = {
    {.name = "diff",
     .about = "what changed, clause by clause, as a redline",
     .words = "OLD NEW | A..B [-- PATH...]",
     .options = "repo dialect policy format staged unchanged color quiet",
     .run = diff},
    {.name = "audit",
     .about = "what it means: findings by rule, for each party, with evidence",
     .words = "OLD NEW | A..B [-- PATH...]",
     .options = "repo dialect policy format for fail-on staged unchanged color quiet",
     .run = audit},
    {.name = "check",
     .about = "the gate: exit 1 where a finding is grave enough",
     .words = "OLD NEW | A..B [-- PATH...]",
     .options = "repo dialect policy format for fail-on staged unchanged color quiet",
     .run = check},
    {.name = "validate",
     .about = "one version: its schema, and what somebody should look at",
     .words = "FILE...",
     .options = "repo dialect format fail-on color quiet",
     .run = validate},
    {.name = "fmt",
     .about = "rewrite agreements in canonical form; words stay as they are",
     .words = "FILE...",
     .options = "check quiet",
     .run = fmt_files},
    {.name = "rights",
     .about = "who holds which right, until when",
     .words = "FILE",
     .options = "repo dialect format as-of party today color",
     .run = rights},
    {.name = "simulate",
     .about = "what the change does to payments, from a forecast",
     .words = "OLD NEW",
     .options = "repo dialect forecast fx scenario event assume use-reported paid from to interest "
                "break-even payment-format for color quiet",
     .run = simulate},
    {.name = "rules",
     .about = "the catalogue of rules, and of lints",
     .words = "[FAMILY | lint]",
     .options = "policy",
     .run = rules},
    {.name = "explain",
     .about = "one rule or lint, with its reason and an example",
     .words = "RULE...",
     .options = "all policy",
     .run = explain},
    {.name = "dialect",
     .about = "what a dialect reads as what in a sample, and what it leaves",
     .words = "check FILE SAMPLE",
     .options = "repo quiet",
     .run = dialect},
    {.name = "policy",
     .about = "does the policy of the house hold what its tests expect?",
     .words = "test [FILE...] | check [FILE]",
     .options = "repo policy quiet",
     .run = policy},
    {.name = "init",
     .about = "a repository for agreements, or one that holds the example",
     .words = "[DIR]",
     .options = "example quiet",
     .run = init},
};

}  // namespace

std::span<const Command> commands() { return all; }

}  // namespace clauseline::cli
