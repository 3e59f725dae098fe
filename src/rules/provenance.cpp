// Rules about how a version came to be: what was changed in place, and what git says of the
// commits that made it. All but the first two wait for changes that review/circumstances tells.

#include "rules/packs.hpp"

#include <algorithm>
#include <string_view>

namespace clauseline::packs {
namespace {

std::string_view old_status(const Comparison& comparison) {
  return comparison.before->agreement->status;
}

/// Was the old version ever binding? Then its words are what somebody signed.
bool was_executed(const Change&, const Comparison& comparison) {
  constexpr std::string_view binding[] = {"executed", "in-force", "superseded", "expired",
                                          "terminated"};
  return std::ranges::find(binding, old_status(comparison)) != std::end(binding);
}

/// A proposal was shown to the other side.
bool was_proposed(const Change&, const Comparison& comparison) {
  return old_status(comparison) == "proposed";
}

constexpr Rule provenance_rules[] = {
    {
        .code = "IN001",
        .slug = "executed-version-edited",
        .family = Family::integrity,
        .severity = Severity::critical,
        .title = "A version that was executed was changed in place",
        .says = "{old} was executed, and its file now holds {new}.",
        .why =
            "What was signed does not change. A correction is a new version, with an instrument.",
        .direction = "parties ?",
        .mirror = "IN001",
        .old_example = "version 2025-10-28, in force",
        .new_example = "version 2025-10-28, in force, with another clause 3.2",
        .on = {on("agreement", "file.content", Move::replaced)},
        .when = was_executed,
    },
    {
        .code = "IN002",
        .slug = "version-not-advanced",
        .family = Family::integrity,
        .severity = Severity::high,
        .title = "A proposal changed and still calls itself by the same version",
        .says = "{old} was proposed, and its file now holds {new}.",
        .why = "Two texts of one name: nobody can say which of them was agreed to.",
        .direction = "parties ?",
        .mirror = "IN002",
        .old_example = "version 3, proposed",
        .new_example = "version 3, proposed, with another clause 3.2",
        .on = {on("agreement", "file.content", Move::replaced)},
        .when = was_proposed,
    },
    {
        .code = "IN003",
        .slug = "history-rewritten",
        .family = Family::integrity,
        .severity = Severity::critical,
        .title = "Commits that were published are no longer part of the history",
        .says = "The new history leaves out {old}.",
        .why = "What was reviewed and approved can no longer be proved from the repository.",
        .direction = "parties ?",
        .one_way = "History that only grows is as it must be.",
        .old_example = "commit 1f3c90aa2b51",
        .new_example = "none",
        .on = {on("agreement", "dropped-commit", Move::removed)},
        .grouping = Grouping::together,
    },
    {
        .code = "IN004",
        .slug = "commit-unsigned",
        .family = Family::integrity,
        .severity = Severity::high,
        .title = "A commit that touches the agreement is not signed",
        .says = "{new} is not signed, and the house wants commits signed.",
        .why = "Without a signature anybody may have made the commit, in anybody's name.",
        .direction = "parties ?",
        .one_way = "A signed commit is as it must be.",
        .old_example = "signed",
        .new_example = "commit 1f3c90aa2b51, not signed",
        .on = {on("agreement", "unsigned-commit", Move::added)},
    },
    {
        .code = "IN005",
        .slug = "commit-signer-untrusted",
        .family = Family::integrity,
        .severity = Severity::critical,
        .title = "The signature of a commit is not one that the house trusts",
        .says = "The house does not trust {new}.",
        .why = "A signature that is bad, expired, revoked or of a stranger proves nothing.",
        .direction = "parties ?",
        .one_way = "A signature that the house trusts is as it must be.",
        .old_example = "signed by one of the allowed signers",
        .new_example = "commit 1f3c90aa2b51, signed by a key that nobody knows",
        .on = {on("agreement", "untrusted-commit", Move::added)},
    },
    {
        .code = "IN018",
        .slug = "source-digest-mismatch",
        .family = Family::integrity,
        .severity = Severity::high,
        .title = "A stored source is not the one whose digest the agreement gives",
        .says = "The agreement gives {old} as the digest of a source; the repository holds {new}.",
        .why = "What the agreement rests on was exchanged, or its digest is wrong.",
        .direction = "parties ?",
        .one_way = "A source that has its digest is as it must be.",
        .old_example = "sha256:12 for sources/announcement.pdf",
        .new_example = "sha256:34",
        .on = {on("agreement", "source-digest", Move::replaced)},
    },
    {
        .code = "IN019",
        .slug = "schema-changed",
        .family = Family::integrity,
        .severity = Severity::medium,
        .title = "The vocabulary of the agreement changed with it",
        .says = "What the file is written in changed together with it: {old} became {new}.",
        .why = "The same words may be read in another way, on one side only.",
        .direction = "parties =",
        .mirror = "IN019",
        .old_example = "urn:clauseline:agreement:1",
        .new_example = "urn:example:agreement:2",
        .on = {on("agreement", "file.schema", Move::replaced)},
        .grouping = Grouping::together,
    },
    {
        .code = "IN021",
        .slug = "merge-content",
        .family = Family::integrity,
        .severity = Severity::high,
        .title = "A merge holds what neither of the merged versions says",
        .says = "{new} is as in none of the versions that were merged.",
        .why = "It stands in no branch, so that nobody who reviewed the branches has seen it.",
        .direction = "parties ?",
        .one_way = "A merge that only joins what its parents say is as it must be.",
        .old_example = "both branches: within five days",
        .new_example = "the merge: within fifty days",
        .on = {on("agreement", "merge-content", Move::added)},
    },
    {
        .code = "IN022",
        .slug = "gate-loosened",
        .family = Family::integrity,
        .severity = Severity::high,
        .title = "What the agreement is judged by changed together with it",
        .says = "The change also touches {new}. It was judged as {old} says.",
        .why = "Whoever changes an agreement must not choose how it is judged.",
        .direction = "parties ?",
        .mirror = "IN022",
        .old_example = "the policy of the base, in which EX001 is critical",
        .new_example = ".clauseline/policy.xml, in which EX001 is info",
        .on = {on("agreement", "file.gate", Move::replaced)},
    },
    {
        .code = "IN023",
        .slug = "file-moved",
        .family = Family::integrity,
        .severity = Severity::info,
        .title = "The file of the agreement has another path",
        .says = "The file was {old}; it is now {new}.",
        .why = "Links and scripts that name the old path no longer find it.",
        .direction = "parties =",
        .mirror = "IN023",
        .old_example = "agreements/msa.xml",
        .new_example = "agreements/2026/msa.xml",
        .on = {on("agreement", "file.path", Move::moved)},
    },
    {
        .code = "IN025",
        .slug = "unreadable-version",
        .family = Family::integrity,
        .severity = Severity::critical,
        .title = "A version cannot be read",
        .says = "A version of a range, or of a history, does not parse or breaks its schema.",
        .why = "What cannot be read was not compared: nobody knows what it changed.",
        .direction = "parties ?",
        .one_way = "A version that can be read is as it must be.",
        .old_example = "an agreement",
        .new_example = "XML that is not well-formed",
    },
};

}  // namespace

std::span<const Rule> provenance() { return provenance_rules; }

}  // namespace clauseline::packs
