// Random histories of edits, decisions, merges, rebases and squashes by several people, some of
// whom sign what they decide, in a real repository, against a model of what must count that is a
// few lines long.

#include "ledger/find.hpp"
#include "ledger/settle.hpp"
#include "policy/read_roster.hpp"
#include "temporary.hpp"
#include "text/digest.hpp"

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

using namespace clauseline;

namespace {

constexpr auto today = "2026-05-02";
constexpr auto now = "2026-05-02T12:00:00Z";

struct Human {
  std::string id;
  std::set<std::string> roles;
};

const std::vector<Human>& humans() {
  static const std::vector<Human> all{{"ann", {"legal"}},
                                      {"bob", {"legal", "finance"}},
                                      {"cat", {"finance"}},
                                      {"dev", {"legal", "finance"}},
                                      {"eve", {}}};
  return all;
}

/// Eve is in no roster.
Roster roster() {
  Roster made;
  for (const Human& one : humans())
    if (one.id != "eve")
      made.members.push_back({.id = one.id,
                              .emails = {one.id + "@x.invalid"},
                              .roles = {one.roles.begin(), one.roles.end()}});
  return made;
}

/// What the model knows of a decision.
struct Known {
  Decision decision;
  std::string by;
  std::string author;
  std::string committer;
  std::string signer{};  // of the signature beside it, if any
};

/// Commits as the model sees them, oldest first: what of it a rebase touches.
struct Made {
  std::string author;
  std::size_t decision = 0;  // its place, from 1; 0: an edit
  bool is_merge = false;     // or a squash: nobody rebases it
};

class World : public Ground {
 public:
  explicit World(unsigned seed) : random_{seed} {
    git(".", {"init", "-q", "r"});
    for (const Human& one : humans()) {
      run({"ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", one.id, "-f", key_of(one.id)});
      signers_ += fmt::format("{}@x.invalid {}\n", one.id, run({"cat", key_of(one.id) + ".pub"}));
    }
    write("r/agreements/deal.xml", "0");
    as("dev", "dev");
    commit("r", "base");
    base_ = git("r", {"rev-parse", "HEAD"});
    edit("dev");
  }

  void step() {
    switch (pick(9)) {
      case 0: return edit(anybody());
      case 1: return rebase(anybody());
      case 2: return decide_aside(anybody(), anybody());
      case 3: return withdraw(anybody(), anybody());
      case 4: return decide(anybody(), anybody(), verdict());  // maybe in another's name
      case 5: return squash(anybody());
      default: break;
    }
    const auto who = anybody();
    decide(who, who, verdict());
  }

  /// As the program settles it, with "open" for what it calls void, which the model does not know.
  std::string told() const {
    const auto repository = Repository::open(*this / "r");
    const Ledger ledger(repository,
                        {.before = base_, .after = "HEAD", .allowed_signers = signers_});
    const auto people = roster();
    Bench bench{.agreement = "deal",
                .ledger = ledger.on("deal", {fingerprint()}),
                .roster = &people,
                .today = today};
    bench.rules.required.push_back({.roles = {"legal", "finance"}, .distinct = 2});
    for (const std::string& one : makers_)
      bench.makers.push_back({.naming = {.email = one + "@x.invalid"}});
    Finding finding;
    finding.rule = find_rule("EX001");
    finding.family = Family::exclusivity;
    finding.severity = Severity::critical;
    const auto made = settle({finding}, {fingerprint()}, bench).front();
    why_ = made.why;
    return made.state == ReviewState::voided ? "open" : std::string(to_text(made.state));
  }

  /// As it must be.
  std::string expected() const {
    std::vector<const Known*> voices;
    for (const Known& one : known_) {
      if (one.decision.fingerprint != fingerprint() || is_withdrawn(one)) continue;
      if (one.decision.verdict == Verdict::reject) return "rejected";
      const auto& holder = *std::ranges::find(humans(), one.by, &Human::id);
      if (one.decision.verdict == Verdict::approve && is_proved(one) && !makers_.contains(one.by) &&
          holder.roles.contains(one.decision.role))
        voices.push_back(&one);
    }
    for (const Known* one : voices)
      for (const Known* other : voices)
        if (one->decision.role == "legal" && other->decision.role == "finance" &&
            one->by != other->by)
          return "approved";
    return "open";
  }

  const std::string& why() const { return why_; }

 private:
  unsigned pick(unsigned count) {
    return std::uniform_int_distribution<unsigned>(0, count - 1)(random_);
  }
  std::string anybody() { return humans().at(pick(5)).id; }
  Verdict verdict() { return pick(6) == 0 ? Verdict::reject : Verdict::approve; }
  std::string fingerprint() const { return sha256(std::to_string(fact_)).substr(0, 32); }

  static bool is_proved(const Known& one) {
    if (!one.signer.empty()) return one.signer == one.by;
    return one.author == one.by && one.committer == one.by;
  }

  bool is_withdrawn(const Known& taken) const {
    return std::ranges::any_of(known_, [&](const Known& one) {
      const bool same = one.decision.withdraws == taken.decision.id && one.by == taken.by;
      return same && (taken.decision.verdict != Verdict::reject || is_proved(one));
    });
  }

  static void as(const std::string& author, const std::string& committer) {
    for (const auto& [kind, who] :
         {std::pair("AUTHOR", author), std::pair("COMMITTER", committer)}) {
      setenv(fmt::format("GIT_{}_NAME", kind).c_str(), who.c_str(), 1);
      setenv(fmt::format("GIT_{}_EMAIL", kind).c_str(), (who + "@x.invalid").c_str(), 1);
      setenv(fmt::format("GIT_{}_DATE", kind).c_str(), now, 1);
    }
  }

  void edit(const std::string& who) {
    const auto was = fact_;
    while (fact_ == was)
      fact_ = 1 + pick(3);
    write("r/agreements/deal.xml", std::to_string(fact_));
    as(who, who);
    commit("r", "edit");
    makers_.insert(who);
    commits_.push_back({.author = who});
  }

  void bring(const std::string& by, const std::string& author, Verdict verdict,
             const std::string& withdraws = {}) {
    Known one{.decision = {}, .by = by, .author = author, .committer = author};
    one.decision = {.id = fmt::format("d-{}", known_.size()),
                    .agreement = "deal",
                    .finding = "EX001",
                    .fingerprint = fingerprint(),
                    .verdict = verdict,
                    .withdraws = withdraws,
                    .role = pick(2) == 0 ? "legal" : "finance",
                    .by = fmt::format("{0} <{0}@x.invalid>", by),
                    .on = today,
                    .rules = "2026-11",
                    .rationale = "Because."};
    const auto path = path_of(one.decision);
    write("r/" + path, written(one.decision));
    if (pick(3) == 0) {
      one.signer = author;
      const SshSigner signer{.program = "ssh-keygen", .key = key_of(author)};
      write("r/" + beside(path, signature_ending), signature_by(signer, written(one.decision)));
    }
    as(author, author);
    commit("r", "decision");
    known_.push_back(std::move(one));
    commits_.push_back({.author = author, .decision = known_.size()});
  }

  void decide(const std::string& by, const std::string& author, Verdict verdict) {
    bring(by, pick(3) == 0 ? author : by, verdict);
  }

  /// On a branch that somebody else merges.
  void decide_aside(const std::string& who, const std::string& merger) {
    git("r", {"checkout", "-q", "-b", "side"});
    bring(who, who, verdict());
    git("r", {"checkout", "-q", "main"});
    as(merger, merger);
    git("r", {"merge", "-q", "--no-ff", "-m", "merge", "side"});
    git("r", {"branch", "-q", "-D", "side"});
    commits_.push_back({.author = merger, .is_merge = true});
  }

  void withdraw(const std::string& by, const std::string& author) {
    std::vector<std::string> here;
    for (const Known& one : known_)
      if (one.decision.fingerprint == fingerprint()) here.push_back(one.decision.id);
    if (here.empty()) return;
    bring(by, pick(3) == 0 ? author : by, Verdict::withdraw,
          here.at(pick(static_cast<unsigned>(here.size()))));
  }

  /// The last commits are made again by somebody, who commits what others wrote.
  void rebase(const std::string& who) {
    const std::size_t last = 1 + pick(2);
    if (commits_.size() < last) return;
    for (std::size_t i = commits_.size() - last; i < commits_.size(); ++i)
      if (commits_[i].is_merge) return;
    for (const char* kind : {"GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_AUTHOR_DATE"})
      unsetenv(kind);
    setenv("GIT_COMMITTER_NAME", who.c_str(), 1);
    setenv("GIT_COMMITTER_EMAIL", (who + "@x.invalid").c_str(), 1);
    git("r", {"rebase", "-q", "--force-rebase", fmt::format("HEAD~{}", last)});
    for (std::size_t i = commits_.size() - last; i < commits_.size(); ++i) {
      if (commits_[i].decision > 0)
        known_.at(commits_[i].decision - 1).committer = who;
      else
        makers_.insert(who);
    }
  }

  /// All that was done becomes one commit of somebody, which names nobody else.
  void squash(const std::string& who) {
    git("r", {"reset", "-q", "--soft", base_});
    as(who, who);
    commit("r", "all in one");
    for (Known& one : known_)
      one.author = one.committer = who;
    makers_ = {who};
    commits_.assign(1, {.author = who, .is_merge = true});
  }

  std::string key_of(const std::string& who) const { return *this / ("home/" + who); }

  std::mt19937 random_;
  std::string signers_{};
  std::string base_{};
  unsigned fact_ = 0;
  std::set<std::string> makers_{};
  std::vector<Known> known_{};
  std::vector<Made> commits_{};
  mutable std::string why_{};
};

}  // namespace

BOOST_AUTO_TEST_SUITE(review_law_test)

BOOST_AUTO_TEST_CASE(lets_count_what_a_small_model_lets_count) {
  const std::vector<std::string> names{"GIT_AUTHOR_NAME",     "GIT_AUTHOR_EMAIL",
                                       "GIT_AUTHOR_DATE",     "GIT_COMMITTER_NAME",
                                       "GIT_COMMITTER_EMAIL", "GIT_COMMITTER_DATE"};
  std::vector<std::unique_ptr<Variable>> kept;  // so that other tests have theirs again
  for (const std::string& name : names)
    kept.push_back(std::make_unique<Variable>(name, std::nullopt));
  std::map<std::string, unsigned> seen;
  constexpr unsigned histories = 15;
  constexpr unsigned steps = 14;
  for (unsigned seed = 1; seed <= histories; ++seed) {
    World world(seed);
    for (unsigned step = 0; step < steps; ++step) {
      world.step();
      const auto expected = world.expected();
      const auto told = world.told();
      BOOST_TEST_REQUIRE(told == expected,
                         "history " << seed << ", step " << step << ": " << world.why());
      ++seen[expected];
    }
  }
  for (const char* state : {"open", "approved", "rejected"})
    BOOST_TEST(seen[state] > 5U, state);
}

BOOST_AUTO_TEST_SUITE_END()
