// What the commits that made a version are worth: signatures by real keys, merges by the real git,
// files that moved, and a gate that changed together with what it guards.

#include "gated.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdlib>

using namespace clauseline;

namespace {

/// A repository whose owner can sign by an SSH key.
struct Signed : Gated {
  std::string key = *this / "home/key";

  Signed() {
    make_key(key);
    git("r", {"config", "gpg.format", "ssh"});
    git("r", {"config", "user.signingKey", key});
  }

  static void make_key(const std::string& file) {
    run({"ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "test", "-f", file});
  }
  static std::string public_key(const std::string& file) { return bytes_of(file + ".pub"); }

  /// Has the house say who may sign.
  void allow(const std::string& line) const {
    write("r/.clauseline/allowed_signers", line);
    force("who may sign");
  }
  void commit_signed(const std::string& message) const {
    git("r", {"commit", "-q", "-a", "-S", "-m", message});
  }
  /// What the audit of a range says, as JSON.
  std::string audited(const std::string& range) const {
    const auto outcome = attempt("r", {"clauseline", "audit", "--format", "json", range});
    BOOST_TEST(outcome.status == 0, outcome.error);
    return outcome.out;
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(trust_test)

BOOST_FIXTURE_TEST_CASE(wants_no_signature_where_the_house_does_not, Signed) {
  amend("exclusive", "Another note.");
  force("unsigned");
  const auto said = audited("HEAD~1..HEAD");
  BOOST_TEST(!contains(said, "IN004"));
  BOOST_TEST(contains(said, R"("subject": "unsigned")"));
  BOOST_TEST(contains(said, R"("state": "none")"));
}

BOOST_FIXTURE_TEST_CASE(takes_the_signature_of_an_allowed_signer, Signed) {
  allow("test@clauseline.invalid " + public_key(key));
  amend("exclusive", "Another note.");
  commit_signed("signed");
  const auto said = audited("HEAD~1..HEAD");
  BOOST_TEST(!contains(said, R"("rule": "IN00)"), said);
  BOOST_TEST(contains(said, R"("state": "good")"), said);
  BOOST_TEST(contains(said, R"("signer": "test@clauseline.invalid")"), said);
}

BOOST_FIXTURE_TEST_CASE(tells_a_commit_that_nobody_signed, Signed) {
  allow("test@clauseline.invalid " + public_key(key));
  amend("exclusive", "Another note.");
  force("unsigned");
  BOOST_TEST(contains(audited("HEAD~1..HEAD"), R"("rule": "IN004")"));
}

BOOST_FIXTURE_TEST_CASE(tells_a_signature_by_a_stranger, Signed) {
  const std::string other = *this / "home/other";
  make_key(other);
  allow("test@clauseline.invalid " + public_key(other));
  amend("exclusive", "Another note.");
  commit_signed("signed by another key");
  const auto said = audited("HEAD~1..HEAD");
  BOOST_TEST(contains(said, R"("rule": "IN005")"), said);
  BOOST_TEST(contains(said, "by a key that nobody vouches for"), said);
}

BOOST_FIXTURE_TEST_CASE(reads_who_may_sign_from_the_base, Signed) {
  const std::string other = *this / "home/other";
  make_key(other);
  allow("test@clauseline.invalid " + public_key(other));
  write("r/.clauseline/allowed_signers", "test@clauseline.invalid " + public_key(key));
  amend("exclusive", "Another note.");
  commit_signed("signed by a key that it allows itself");
  const auto said = audited("HEAD~1..HEAD");
  BOOST_TEST(contains(said, R"("rule": "IN005")"), said);
  BOOST_TEST(contains(said, R"("rule": "IN022")"), said);
}

BOOST_FIXTURE_TEST_CASE(tells_a_signature_that_does_not_fit, Signed) {
  allow("test@clauseline.invalid " + public_key(key));
  amend("exclusive", "Another note.");
  commit_signed("signed");
  const auto raw = git("r", {"cat-file", "commit", "HEAD"});
  auto forged = raw + " by somebody else\n";
  write("forged", forged);
  const auto id = git("r", {"hash-object", "-t", "commit", "-w", *this / "forged"});
  git("r", {"update-ref", "refs/heads/forged", id});
  const auto said = audited("HEAD~1..forged");
  BOOST_TEST(contains(said, R"("rule": "IN005")"), said);
  BOOST_TEST(contains(said, R"("state": "bad")"), said);
}

BOOST_FIXTURE_TEST_CASE(knows_openpgp_keys_by_fingerprint, Signed) {
  if (std::system("gpg --version >/dev/null 2>&1") != 0) {
    BOOST_TEST_MESSAGE("skipped: there is no gpg here");
    return;
  }
  const Variable home("GNUPGHOME", *this / "home/gnupg");
  std::filesystem::create_directories(*this / "home/gnupg");
  std::filesystem::permissions(*this / "home/gnupg", std::filesystem::perms::owner_all);
  run({"gpg", "--batch", "--quiet", "--pinentry-mode", "loopback", "--passphrase", "",
       "--quick-generate-key", "Test <test@clauseline.invalid>", "ed25519", "sign", "never"});
  const auto listed = run({"gpg", "--batch", "--with-colons", "--list-keys"});
  const auto at = listed.find("fpr:::::::::") + 12;
  const auto fingerprint = listed.substr(at, 40);
  git("r", {"config", "gpg.format", "openpgp"});
  git("r", {"config", "user.signingKey", fingerprint});
  amend("exclusive", "Another note.");
  commit_signed("signed by a key that the house does not know yet");
  write("r/.clauseline/allowed_signers", "test@clauseline.invalid " + public_key(key));
  force("only the other key counts");
  amend("exclusive", "A third note.");
  commit_signed("signed by a stranger");
  BOOST_TEST(contains(audited("HEAD~1..HEAD"), R"("rule": "IN005")"));
  allow("test@clauseline.invalid openpgp " + fingerprint + "\n");
  amend("exclusive", "A fourth note.");
  commit_signed("signed");
  const auto said = audited("HEAD~1..HEAD");
  BOOST_TEST(!contains(said, R"("rule": "IN005")"), said);
  BOOST_TEST(contains(said, R"("state": "good")"), said);
  git("r", {"tag", "-s", "-m", "by gpg", "v2"});
  BOOST_TEST(contains(audited("HEAD~1..v2"), R"("key": ")" + fingerprint));
}

BOOST_FIXTURE_TEST_CASE(tells_the_tags_that_name_the_versions, Signed) {
  git("r", {"tag", "-a", "-m", "as drafted\n\nin two lines", "v1"});
  allow("test@clauseline.invalid " + public_key(key));
  amend("exclusive", "Another note.");
  commit_signed("signed");
  git("r", {"tag", "-s", "-m", "as amended", "v2"});
  git("r", {"tag", "light"});
  const auto unknown = audited("v1..v2");
  BOOST_TEST(contains(unknown, R"("tag": "v1")"), unknown);
  BOOST_TEST(contains(unknown, R"("subject": "as drafted")"), unknown);
  BOOST_TEST(contains(unknown, R"("state": "unknown")"), unknown);  // v1 allowed nobody
  const auto known = audited("HEAD~1..v2");
  BOOST_TEST(contains(known, R"("signer": "test@clauseline.invalid")"), known);
  BOOST_TEST(!contains(audited("HEAD~1..light"), R"("tags")"));
  const auto pair = attempt("r", {"clauseline", "audit", "--format", "json",
                                  std::string("v1:") + deal, std::string("v2:") + deal});
  BOOST_TEST(contains(pair.out, R"("tag": "v2")"), pair.out << pair.error);
  const auto page = attempt("r", {"clauseline", "audit", "--format", "markdown", "v1..v2"});
  BOOST_TEST(contains(page.out, "as amended"), page.out);
}

BOOST_FIXTURE_TEST_CASE(tells_a_tag_whose_signature_does_not_fit, Signed) {
  allow("test@clauseline.invalid " + public_key(key));
  amend("exclusive", "Another note.");
  commit_signed("signed");
  git("r", {"tag", "-s", "-m", "as amended", "v2"});
  auto forged = git("r", {"cat-file", "tag", "v2"}) + "\n";
  forged.replace(forged.find("as amended"), 10, "as it is not");
  write("forged", forged);
  const auto id = git("r", {"hash-object", "-t", "tag", "-w", *this / "forged"});
  git("r", {"update-ref", "refs/tags/forged", id});
  const auto said = audited("HEAD~1..forged");
  BOOST_TEST(contains(said, R"("state": "bad")"), said);
}

BOOST_FIXTURE_TEST_CASE(tells_in_blame_what_signatures_are_worth, Signed) {
  allow("test@clauseline.invalid " + public_key(key));
  amend("non-exclusive", "Another note.");
  commit_signed("signed");
  const auto told = attempt("r", {"clauseline", "blame", deal});
  BOOST_TEST(contains(told.out, "; signed, by test@clauseline.invalid"), told.out);
  BOOST_TEST(contains(told.out, "; not signed"), told.out);
  const auto data = attempt("r", {"clauseline", "blame", "--format", "json", deal});
  BOOST_TEST(contains(data.out, R"("state": "good")"), data.out);
}

BOOST_FIXTURE_TEST_CASE(tells_a_gate_that_changed_with_what_it_guards, Signed) {
  write(std::string("r/") + house_policy, policy_of(R"(<gate fail-on="high"/>)"));
  force("a first policy");
  write(std::string("r/") + house_policy, policy_of(lets_exclusivity_go));
  amend("non-exclusive");
  force("loosened in the same change");
  const auto outcome = attempt("r", {"clauseline", "check", "HEAD"});
  BOOST_TEST(outcome.status == 1);
  BOOST_TEST(contains(outcome.out, "EX001"), outcome.out);
  BOOST_TEST(contains(outcome.out, "IN022"), outcome.out);
}

BOOST_FIXTURE_TEST_CASE(lets_a_first_policy_come_with_an_agreement, Signed) {
  write(std::string("r/") + house_policy, policy_of(R"(<gate fail-on="high"/>)"));
  amend("exclusive", "Another note.");
  force("a first policy");
  BOOST_TEST(!contains(audited("HEAD~1..HEAD"), "IN022"));
}

BOOST_FIXTURE_TEST_CASE(tells_where_a_file_went_and_what_it_is_written_in, Signed) {
  git("r", {"mv", deal, "agreements/moved.xml"});
  write("r/schemas/house.xsd", "<schema/>");
  force("moved");
  const auto said = audited("HEAD~1..HEAD");
  BOOST_TEST(contains(said, "The file was agreements/deal.xml; it is now agreements/moved.xml."));
  BOOST_TEST(contains(said, R"("rule": "IN019")"));
}

BOOST_FIXTURE_TEST_CASE(tells_what_only_a_merge_says, Signed) {
  git("r", {"checkout", "-q", "-b", "side"});
  amend("exclusive", "A note of the side.");
  force("side");
  git("r", {"checkout", "-q", "main"});
  write("r/other.txt", "words");
  force("main");
  git("r", {"merge", "-q", "--no-commit", "--no-ff", "side"});
  amend("non-exclusive", "A note of the side.");
  const auto evil = force("merge");
  BOOST_TEST(contains(audited("HEAD~1..HEAD"), "1, by commit " + evil.substr(0, 12)));
  git("r", {"reset", "-q", "--hard", "HEAD~1"});
  git("r", {"merge", "-q", "--no-ff", "-m", "merge", "side"});
  BOOST_TEST(!contains(audited("HEAD~1..HEAD"), "IN021"));
}

BOOST_FIXTURE_TEST_CASE(takes_what_joins_both_sides_for_no_words_of_the_merge, Signed) {
  const auto worded = [this](std::string_view number, std::string_view grantee,
                             std::string_view last) {
    auto words = agreement("exclusive");
    words.replace(words.find("num=\"1\""), 7, fmt::format("num=\"{}\"", number));
    const std::string sentence = "One grants Two a licence to the Core. It is exclusive.";
    words.replace(words.find(sentence), sentence.size(),
                  fmt::format("One grants\n{}\na licence\nto the Core.\n{}", grantee, last));
    write(std::string("r/") + deal, words);
  };
  const auto merged = [&](std::string_view number, std::string_view last) {
    git("r", {"checkout", "-q", "-B", "side", "base"});
    worded(number, "Two", last);
    force("side");
    git("r", {"checkout", "-q", "-B", "main", "base"});
    worded("1", "Two and nobody else", "It is exclusive.");
    force("main");
    git("r", {"merge", "-q", "--no-ff", "-m", "merge", "side"});
    return audited("main~1..main");
  };
  worded("1", "Two", "It is exclusive.");
  force("in lines");
  git("r", {"tag", "base"});
  BOOST_TEST(!contains(merged("2", "It is exclusive."), "IN021"));
  // Words of both sides in one sentence are nobody's words, though git had nothing to ask.
  BOOST_TEST(contains(merged("1", "It is exclusive and in writing."), "IN021"));
}

BOOST_FIXTURE_TEST_CASE(tells_commits_that_a_push_drops, Signed) {
  git(".", {"init", "-q", "--bare", "server"});
  amend("exclusive", "Another note.");
  const auto published = force("published");
  git("r", {"push", "-q", *this / "server", "main"});
  hook("server", {"install", "pre-receive"});
  git("r", {"reset", "-q", "--hard", "HEAD~1"});
  amend("exclusive", "A third note.");
  force("instead");
  const auto outcome = try_git("r", {"push", "-q", "--force", *this / "server", "main"});
  is_refused(outcome, "IN003");
  BOOST_TEST(contains(outcome.error, published.substr(0, 12)), outcome.error);
}

BOOST_FIXTURE_TEST_CASE(compares_stored_sources_with_their_digests, Signed) {
  auto sourced = agreement("exclusive");
  const std::string meta = "<dates effective=\"2026-01-01\"/>";
  sourced.insert(sourced.find(meta) + meta.size(),
                 "<source id=\"s\" kind=\"drafter\" digest=\"sha256:"
                 "dba36bffa5cab0f922d087a3aeb179f9d4e745df40b323e1b1471402848c8a3e\">notes.txt"
                 "</source>");
  write("r/agreements/notes.txt", "words");
  write(std::string("r/") + deal, sourced);
  force("with a source");
  BOOST_TEST(!contains(audited("HEAD~1..HEAD"), "IN018"));
  write("r/agreements/notes.txt", "other words");
  sourced.replace(sourced.find("A note."), 7, "B note.");
  write(std::string("r/") + deal, sourced);
  force("with another source");
  BOOST_TEST(contains(audited("HEAD~1..HEAD"), R"("rule": "IN018")"));
}

BOOST_AUTO_TEST_SUITE_END()
