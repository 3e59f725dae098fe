// Decisions that are signed themselves count whoever commits them, with the real git and real keys;
// and each way to make others count so, refused.

#include "ledger/find.hpp"
#include "reviewed.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

using namespace clauseline;
namespace data = boost::unit_test::data;
namespace files = std::filesystem;

namespace {

constexpr auto house_signers = "r/.clauseline/allowed_signers";

struct Squashed : Reviewed {
  /// Dev makes one commit of all that the server has not, as the button of a forge does.
  void squash() const {
    be("dev");
    git("r", {"add", "-A"});
    git("r", {"reset", "-q", "--soft", "origin/main"});
    force("all in one");
  }

  void agreed() const {
    change();
    approve("ann");
    approve("bob");
  }

  /// Where the decision of somebody lies, from the root.
  std::string decision_of(const std::string& who) const {
    return git("r", {"grep", "-l", email_of(who), "HEAD", "--", "reviews/*.xml"}).substr(5);
  }
  std::string signature_of(const std::string& who) const {
    return beside(decision_of(who), signature_ending);
  }

  /// Signs a file of the work tree by the key of somebody.
  void sign(const std::string& who, const std::string& path,
            const std::string& name_space = decision_namespace) const {
    const auto file = *this / ("r/" + path);
    files::remove(file + ".sig");
    run({"ssh-keygen", "-q", "-Y", "sign", "-n", name_space, "-f", key_of(who), file});
    files::rename(file + ".sig", *this / ("r/" + beside(path, signature_ending)));
  }

  void replace(const std::string& path, std::string_view from, std::string_view to) const {
    auto bytes = bytes_of(*this / path);
    const auto at = bytes.find(from);
    BOOST_TEST_REQUIRE(at != std::string::npos, bytes);
    write(path, bytes.replace(at, from.size(), to));
  }

  /// The server takes nothing, and whoever asks is told why: as data, which no line breaks.
  void is_refused_for(std::string_view why) const {
    is_refused(push(), "EX00");
    const auto listed = review({"list", "--format", "json"});
    BOOST_TEST(contains(listed.out, why), listed.out << listed.error << "\nlacks: " << why);
  }

  /// The house says otherwise whose signatures count, before anything is changed.
  void trust(std::string_view from, std::string_view to) const {
    be("dev");
    replace(house_signers, from, to);
    force("whose signatures count");
    passes(push());
  }
};

struct Attack {
  std::string_view name;
  void (*act)(const Squashed& house);
  std::string_view says;
};
std::ostream& operator<<(std::ostream& out, const Attack& attack) { return out << attack.name; }

void leave_out(const Squashed& house) { files::remove(house / ("r/" + house.signature_of("ann"))); }

void take_another(const Squashed& house) {
  house.write("r/" + house.signature_of("ann"),
              bytes_of(house / ("r/" + house.signature_of("bob"))));
}

void sign_as_author(const Squashed& house) { house.sign("dev", house.decision_of("ann")); }

void sign_as_stranger(const Squashed& house) {
  run({"ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "eve", "-f", house.key_of("eve")});
  house.sign("eve", house.decision_of("ann"));
}

void sign_a_commit(const Squashed& house) { house.sign("ann", house.decision_of("ann"), "git"); }

void edit_signature(const Squashed& house) {
  const auto path = "r/" + house.signature_of("ann");
  auto bytes = bytes_of(house / path);
  auto& one = bytes.at(bytes.size() / 2);
  one = one == 'x' ? 'y' : 'x';
  house.write(path, bytes);
}

void spoil_signature(const Squashed& house) {
  house.write("r/" + house.signature_of("ann"), "words");
}

void edit_decision(const Squashed& house) {
  house.replace("r/" + house.decision_of("ann"), "It was agreed.", "All was agreed.");
}

void take_another_person(const Squashed& house) {
  house.replace("r/" + house.decision_of("bob"), "Bob &lt;bob@", "Cat &lt;cat@");
}

/// The same words on what came after them.
void copy_to_another_finding(const Squashed& house) {
  const auto from = house.decision_of("ann");
  auto one = read_decision(Source("d.xml", bytes_of(house / ("r/" + from))), from);
  house.be("dev");
  house.amend("sole");
  house.force("now sole");
  const auto other = house.decision("ann", "legal", "EX003@licence/t");
  one.fingerprint = other.fingerprint;
  one.finding = other.finding;
  house.write("r/" + path_of(one), written(one));
  files::copy_file(house / ("r/" + beside(from, signature_ending)),
                   house / ("r/" + beside(path_of(one), signature_ending)));
}

// clang-format off
constexpr Attack attacks[] = {
    {"left out", leave_out, "the commit that brought it is by Dev"},
    {"of another decision", take_another, "it is itself signed, but the signature does not fit"},
    {"by the author", sign_as_author, "it is itself signed by dev@clauseline.invalid, not by Ann"},
    {"by a stranger", sign_as_stranger, "it is itself signed, but by a key that nobody vouches for"},
    {"of a commit", sign_a_commit, "it is itself signed, but the signature does not fit"},
    {"edited", edit_signature, "it is itself signed, but the signature does not fit"},
    {"no signature", spoil_signature, "it is itself signed, but the signature does not fit"},
    {"decision edited", edit_decision, "it is itself signed, but the signature does not fit"},
    {"of another person", take_another_person, "it is itself signed, but the signature does not fit"},
    {"copied", copy_to_another_finding, "it is itself signed, but the signature does not fit"},
};
// clang-format on

}  // namespace

BOOST_AUTO_TEST_SUITE(review_squash_test)

BOOST_FIXTURE_TEST_CASE(lets_decisions_count_that_the_author_squashed, Squashed) {
  git(".", {"init", "-q", "--bare", "forge"});
  agreed();
  const auto published = [this] {
    git("r", {"push", "-q", "--force", *this / "forge", "HEAD:refs/heads/topic"});
  };
  published();
  squash();
  published();
  BOOST_TEST(git("r", {"rev-list", "--count", "origin/main..HEAD"}) == "1");
  const auto shown = review({"show", "EX001@licence"});
  BOOST_TEST(contains(shown.out, "itself signed by ann@clauseline.invalid"), shown.out);
  BOOST_TEST(contains(shown.out, "itself signed by bob@clauseline.invalid"), shown.out);
  const auto json = review({"list", "--format", "json"});
  BOOST_TEST(contains(json.out, R"("proved_by": "signature")"), json.out);
  passes(push());
  const auto bundle = *this / "review.zip";
  passes(review({"export", "--output", bundle}));
  passes(attempt(".", {"clauseline", "verify", bundle}));
}

BOOST_FIXTURE_TEST_CASE(lets_decisions_count_that_somebody_rebased_or_picked, Squashed) {
  agreed();
  be("dev");
  git("r", {"rebase", "-q", "--force-rebase", "origin/main"});
  const auto rebased = head();
  git("r", {"reset", "-q", "--hard", "origin/main"});
  git("r", {"cherry-pick", "origin/main.." + rebased});
  passes(push());
}

BOOST_FIXTURE_TEST_CASE(tells_how_a_decision_is_proved_by_its_commit, Squashed) {
  change();
  git("r", {"config", "commit.gpgSign", "false"});
  be("ann");
  passes(review({"approve", "EX001@licence", "--reason", "Agreed."}));
  BOOST_TEST(git("r", {"ls-files", "-o", "reviews/*.sig"}).empty());
  git("r", {"config", "commit.gpgSign", "true"});
  force("a decision");
  const auto json = review({"list", "--format", "json"});
  BOOST_TEST(contains(json.out, R"("proved_by": "commit")"), json.out);
  BOOST_TEST(!contains(json.out, "own_signature"), json.out);
}

BOOST_DATA_TEST_CASE_F(Squashed, counts_nothing_that_is_not_signed_by_whom_it_names,
                       data::make(attacks), attack) {
  agreed();
  attack.act(*this);
  squash();
  is_refused_for(attack.says);
}

BOOST_FIXTURE_TEST_CASE(counts_no_wrong_signature_for_less_than_none, Squashed) {
  agreed();
  be("ann");
  sign_as_author(*this);
  git("r", {"add", "-A"});
  git("r", {"commit", "-q", "--no-verify", "-m", "another signature"});
  is_refused_for("it is itself signed by dev@clauseline.invalid, not by Ann");
}

BOOST_FIXTURE_TEST_CASE(lets_a_withdrawal_win, Squashed) {
  agreed();
  be("ann");
  passes(review({"withdraw", "EX001@licence", "--reason", "Not so fast.", "--commit"}));
  squash();
  is_refused_for("Ann took it back");
}

BOOST_FIXTURE_TEST_CASE(misses_a_withdrawal_that_was_published, Squashed) {
  agreed();
  passes(push());
  be("ann");
  passes(review({"withdraw", "EX001@licence", "HEAD~3..HEAD", "--reason", "No.", "--commit"}));
  passes(push());
  be("dev");
  git("r", {"revert", "--no-edit", "HEAD"});
  is_refused(push(), "IN026");
}

BOOST_FIXTURE_TEST_CASE(misses_what_proved_a_decision, Squashed) {
  agreed();
  passes(push());
  be("dev");
  const auto path = signature_of("ann");
  git("r", {"rm", "-q", path});
  force("nobody needs this");
  is_refused(push(), "IN026");
  BOOST_TEST(contains(review({"list", "--format", "json"}).out, path + " was removed"));
  git("r", {"reset", "-q", "--hard", "origin/main"});
  sign_as_author(*this);
  force("signed by another");
  is_refused(push(), "IN026");
  BOOST_TEST(contains(review({"list", "--format", "json"}).out, path + " was edited"));
}

BOOST_FIXTURE_TEST_CASE(may_take_its_own_proof_away_before_it_is_published, Squashed) {
  agreed();
  be("bob");
  git("r", {"rm", "-q", signature_of("bob")});
  force("not signed, but committed");
  passes(push());
}

BOOST_FIXTURE_TEST_CASE(knows_no_key_that_the_house_took_out, Squashed) {
  trust(bytes_of(key_of("ann") + ".pub"), bytes_of(key_of("cat") + ".pub"));
  agreed();
  squash();
  is_refused_for("it is itself signed, but by a key that nobody vouches for");
}

BOOST_FIXTURE_TEST_CASE(knows_no_key_that_is_for_commits_alone, Squashed) {
  trust("ann@clauseline.invalid ", "ann@clauseline.invalid namespaces=\"git\" ");
  agreed();
  squash();
  is_refused_for("it is itself signed, but by a key that nobody vouches for");
}

BOOST_FIXTURE_TEST_CASE(knows_a_key_that_is_for_decisions_too, Squashed) {
  trust("ann@clauseline.invalid ",
        "house@clauseline.invalid,ann@clauseline.invalid namespaces=\"git,clauseline-decision\" ");
  agreed();
  squash();
  passes(push());
}

BOOST_FIXTURE_TEST_CASE(knows_a_key_that_was_revoked, Squashed) {
  agreed();
  squash();
  for (const char* repository : {"r", "server"})
    git(repository, {"config", "gpg.ssh.revocationFile", key_of("ann") + ".pub"});
  is_refused_for("it is itself signed by a key that was revoked");
}

BOOST_FIXTURE_TEST_CASE(believes_no_day_that_an_expired_key_claims, Squashed) {
  auto end = day_from_today(-10);
  std::erase(end, '-');
  trust("ann@clauseline.invalid ", fmt::format("ann@clauseline.invalid valid-before=\"{}\" ", end));
  change();
  approve("bob");
  auto old = decision("ann", "legal");
  old.on = day_from_today(-30);
  write("r/" + path_of(old), written(old));
  sign("ann", path_of(old));
  squash();
  is_refused_for("it is itself signed, but the signature or its key has expired");
  const Variable author("GIT_AUTHOR_DATE", day_from_today(-30) + "T12:00:00Z");
  const Variable committer("GIT_COMMITTER_DATE", day_from_today(-30) + "T12:00:00Z");
  squash();
  is_refused_for("older than what it builds on");
}

BOOST_FIXTURE_TEST_CASE(believes_no_signature_that_came_when_its_key_had_ended, Squashed) {
  const auto until = run({"date", "-u", "-d", "6 hours", "+%Y%m%d%H%M"});
  trust("ann@clauseline.invalid ",
        fmt::format("ann@clauseline.invalid valid-before=\"{}\" ", until));
  change();
  approve("bob");
  const auto words = decision("ann", "legal");
  write("r/" + path_of(words), written(words));
  be("dev");
  force("words that nobody signed");
  sign("ann", path_of(words));
  const Variable later("GIT_COMMITTER_DATE",
                       run({"date", "-u", "-d", "12 hours", "+%Y-%m-%dT%H:%M:%SZ"}));
  force("a signature, when the key had ended");
  is_refused_for("it is itself signed, but the signature or its key has expired");
}

BOOST_FIXTURE_TEST_CASE(knows_a_key_by_each_of_its_lines, Squashed) {
  trust("ann@clauseline.invalid ",
        "old@clauseline.invalid " + bytes_of(key_of("ann") + ".pub") + "ann@clauseline.invalid ");
  agreed();
  squash();
  passes(push());
}

BOOST_FIXTURE_TEST_CASE(finds_revoked_keys_wherever_it_is_run, Squashed) {
  agreed();
  squash();
  for (const std::string repository : {"r", "server"}) {
    git(repository, {"config", "gpg.ssh.revocationFile", "revoked"});
    write(repository + "/revoked", bytes_of(key_of("ann") + ".pub"));
  }
  is_refused_for("it is itself signed by a key that was revoked");
  const auto elsewhere = git::run(
      {"clauseline", "-C", *this / "r", "review", "list", "origin/main..HEAD", "--format", "json"},
      git::environment());
  BOOST_TEST(contains(elsewhere.out, "it is itself signed by a key that was revoked"),
             elsewhere.out << elsewhere.error);
  for (const std::string repository : {"r", "server"})
    files::remove(*this / (repository + "/revoked"));
  is_refused(push(), "EX001");
}

BOOST_FIXTURE_TEST_CASE(lets_go_what_proved_nothing, Squashed) {
  agreed();
  be("dev");
  const auto stray = path_of(decision("ann", "legal"));
  write("r/reviews/deal/" + std::string(32, 'f') + "/a.sig", "words");
  write("r/" + beside(stray, token_ending), "words");
  force("what proves nothing");
  passes(push());
  git("r", {"rm", "-q", "-r", "reviews/deal/" + std::string(32, 'f'), beside(stray, token_ending)});
  force("away with it");
  passes(push());
}

BOOST_FIXTURE_TEST_CASE(signs_by_the_key_that_an_agent_has, Squashed) {
  change();
  be("ann");
  const auto key = bytes_of(key_of("ann") + ".pub");
  git("r", {"config", "user.signingKey", "key::" + key.substr(0, key.find('\n'))});
  const auto script =
      "eval \"$(ssh-agent)\" > /dev/null && ssh-add -q \"$1\" && "
      "clauseline -C \"$2\" review approve EX001@licence --reason Agreed. --commit; "
      "ended=$?; ssh-agent -k > /dev/null; exit $ended";
  passes(git::run({"sh", "-c", script, "sh", key_of("ann"), *this / "r"}, git::environment()));
  approve("bob");
  squash();
  passes(push());
}

BOOST_FIXTURE_TEST_CASE(writes_nothing_that_it_should_sign_and_cannot, Squashed) {
  change();
  be("ann");
  const auto refused = [this](const std::string& name, const std::string& value,
                              std::string_view says) {
    git("r", {"config", name, value});
    is_refused(review({"approve", "EX001@licence", "--reason", "Agreed."}), says);
    BOOST_TEST(!files::exists(*this / "r/reviews"), value);
  };
  refused("user.signingKey", *this / "home/nobody", "the decision cannot be signed");
  be("ann");
  refused("gpg.ssh.program", *this / "home/nothing", "there is no program");
  const auto idle = *this / "home/idle";
  write("home/idle", "#!/bin/sh\ncat > /dev/null\n");
  files::permissions(idle, files::perms::owner_all);
  refused("gpg.ssh.program", idle, "no signature was made");
  git("r", {"config", "--unset", "gpg.ssh.program"});
  git("r", {"config", "--unset", "user.signingKey"});
  is_refused(review({"approve", "EX001@licence", "--reason", "Agreed."}), "no key is named");
  BOOST_TEST(!files::exists(*this / "r/reviews"));
}

BOOST_FIXTURE_TEST_CASE(names_the_files_to_commit_and_nothing_else, Squashed) {
  change();
  for (const char* who : {"ann", "bob", "cat", "dev"}) {
    be(who);
    auto one = decision(who, "legal");
    write("r/" + path_of(one), written(one));
    if (std::string_view(who) == "bob") sign(who, path_of(one));
    one.id += "-again";
    if (std::string_view(who) == "ann") write("r/" + path_of(one), written(one));
  }
  write("r/reviews/deal/note.txt", "words");
  write("r/.git/info/exclude", "*.sig\n");
  be("ann");
  const auto told = attempt("r", {"clauseline", "check", "origin/main..HEAD"}).error;
  const auto begin = told.find("git -C ");
  BOOST_TEST_REQUIRE(begin != std::string::npos, told);
  run({"sh", "-c", told.substr(begin, told.find('\n', begin) - begin)});
  const auto committed = git("r", {"show", "--format=", "--name-only", "HEAD"});
  BOOST_TEST(std::ranges::count(committed, '\n') == 3, committed);
  for (const char* name :
       {"d-ann-legal.xml", "d-ann-legal-again.xml", "d-bob-legal.xml", "d-bob-legal.sig"})
    BOOST_TEST(contains(committed, name), committed);
}

BOOST_AUTO_TEST_SUITE_END()
