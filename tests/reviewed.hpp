#pragma once

// A house with a roster, a policy that says who must agree, and people who sign by keys of their
// own.

#include "gated.hpp"
#include "ledger/decision.hpp"

#include <fmt/format.h>

#include <chrono>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline {

inline constexpr auto house_roster = ".clauseline/roster.xml";

inline constexpr auto two_must_agree = R"(<gate fail-on="high"/>
<require family="exclusivity" severity="high" roles="legal finance" signed="yes"/>
<require family="integrity" roles="compliance" signed="yes"/>
<waiver max-days="60" needs="ticket" roles="compliance" max-severity="critical"/>)";

/// Days from today, as dates.
inline std::string day_from_today(int days) {
  using namespace std::chrono;
  const year_month_day day{floor<std::chrono::days>(system_clock::now()) + std::chrono::days(days)};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                     static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

/// `r` is a clone of `server`, a bare repository whose pre-receive holds the gate. Dev makes
/// changes; Ann is of legal, Bob of finance, Cat of compliance, and Dev would be of legal, too.
struct Reviewed : Gated {
  Reviewed() {
    std::string people = "<roster xmlns=\"urn:clauseline:roster:1\">\n";
    std::string signers;
    const std::map<std::string, std::string> roles{
        {"ann", "legal"}, {"bob", "finance"}, {"cat", "compliance"}, {"dev", "legal"}};
    for (const auto& [who, role] : roles) {
      run({"ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", who, "-f", key_of(who)});
      people += fmt::format(
          "<person id=\"{0}\" roles=\"{1}\"><name>{2}</name><email>{3}</email>"
          "</person>\n",
          who, role, name_of(who), email_of(who));
      signers += fmt::format("{} {}", email_of(who), bytes_of(key_of(who) + ".pub"));
    }
    git("r", {"config", "gpg.format", "ssh"});
    git("r", {"config", "commit.gpgSign", "true"});
    be("dev");
    write(std::string("r/") + house_policy, policy_of(two_must_agree));
    write(std::string("r/") + house_roster, people + "</roster>\n");
    write("r/.clauseline/allowed_signers", signers);
    force("the house");
    git(".", {"init", "-q", "--bare", "server"});
    git("r", {"remote", "add", "origin", *this / "server"});
    git("r", {"push", "-q", "origin", "main"});
    hook("server", {"install", "pre-receive"});
  }

  std::string key_of(const std::string& who) const { return *this / ("home/" + who); }
  static std::string email_of(std::string_view who) {
    return fmt::format("{}@clauseline.invalid", who);
  }
  static std::string name_of(std::string who) {
    who.front() = static_cast<char>(who.front() - 'a' + 'A');
    return who;
  }

  /// From here on this person commits.
  void be(const std::string& who) const {
    git("r", {"config", "user.name", name_of(who)});
    git("r", {"config", "user.email", email_of(who)});
    git("r", {"config", "user.signingKey", key_of(who)});
  }

  /// The licence stops being exclusive, which is what two must agree to.
  std::string change(std::string_view note = "A note.") const {
    be("dev");
    amend("non-exclusive", note);
    return force("not exclusive");
  }

  git::Outcome review(std::vector<std::string> words) const {
    words.insert(words.begin(), {"clauseline", "review"});
    return attempt("r", std::move(words));
  }
  void approve(const std::string& who, const std::string& finding = "EX001@licence") const {
    be(who);
    passes(review({"approve", finding, "--reason", "It was agreed.", "--commit"}));
  }
  git::Outcome push() const { return try_git("r", {"push", "-q", "origin", "main"}); }

  /// A decision as the program would write it for somebody, and not committed.
  Decision decision(const std::string& who, const std::string& role,
                    const std::string& finding = "EX001@licence/t") const {
    const auto said = review({"list", "--format", "json"});
    const auto at =
        said.out.find("\"fingerprint\": \"", said.out.find(fmt::format("\"{}\"", finding)));
    BOOST_TEST_REQUIRE(at != std::string::npos, said.out << said.error);
    return {.id = fmt::format("d-{}-{}", who, role),
            .agreement = "deal",
            .finding = finding,
            .fingerprint = said.out.substr(at + 16, 32),
            .verdict = Verdict::approve,
            .role = role,
            .by = fmt::format("{} <{}>", name_of(who), email_of(who)),
            .on = day_from_today(0),
            .from_blob = git("r", {"rev-parse", "origin/main:" + std::string(deal)}),
            .to_blob = git("r", {"rev-parse", "HEAD:" + std::string(deal)}),
            .rules = "2026-11",
            .rationale = "It was agreed."};
  }
  /// Writes it by hand, and has somebody commit it.
  void bring(const Decision& one, const std::string& who) const {
    be(who);
    write("r/" + path_of(one), written(one));
    force("a decision");
  }
};

/// The only decision that there is, as a path from the root.
inline std::string only_decision(const Reviewed& house) {
  const auto listed = house.git("r", {"ls-files", "reviews/*.xml"});
  return listed.substr(0, listed.find('\n'));
}

/// A change that two people have approved and that the server took.
struct Accepted : Reviewed {
  Accepted() {
    change();
    approve("ann");
    approve("bob");
    passes(push());
  }
};

}  // namespace clauseline
