#include "history.hpp"

#include "draft.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace clauseline::bench {
namespace {

struct Agreement {
  std::vector<Article> articles{};
  std::size_t versions = 0;
};

/// A day for each version, so that no two have one label.
std::string label(std::size_t version) {
  constexpr std::size_t days = 28;
  constexpr std::size_t months = 12;
  return fmt::format("{}-{:02}-{:02}", 2031 + version / days / months, 1 + version / days % months,
                     1 + version % days);
}

class Writer {
 public:
  Writer(const HistorySize& size, std::ostream& out)
      : size_(size), out_(out), agreements_(size.agreements) {}

  void run() {
    for (std::size_t commit = 0; commit < size_.commits; ++commit)
      write(commit, chosen(commit));
    out_ << "done\n";
  }

 private:
  /// Each agreement comes once, and then those that are revised in no order; the first as often as
  /// was asked for, at even distances.
  std::size_t chosen(std::size_t commit) {
    if (commit < size_.agreements) return commit;
    const auto revisions = size_.commits - size_.agreements;
    const auto of_first = size_.versions_of_first - 1;
    const auto at = commit - size_.agreements;
    if (at * of_first / revisions != (at + 1) * of_first / revisions) return 0;
    return 1 + drafter_.below(size_.agreements - 1);
  }

  std::string next_version(Agreement& agreement) {
    constexpr std::size_t clauses = 20;
    if (agreement.versions == 0) agreement.articles = drafter_.draft(clauses);
    if (agreement.versions > 0) revise(agreement.articles);
    return written(agreement.articles, label(agreement.versions++));
  }

  /// An edit of a clause or two; now and then a clause comes.
  void revise(std::vector<Article>& articles) {
    for (std::size_t edits = 1 + drafter_.below(2); edits > 0; --edits) {
      Article& article = articles[drafter_.below(articles.size())];
      drafter_.edit(article[drafter_.below(article.size())]);
    }
    if (drafter_.below(10) == 0) articles.back().push_back(drafter_.clause());
  }

  void write(std::size_t commit, std::size_t chosen) {
    constexpr std::size_t begin = 1'700'000'000;
    const auto bytes = next_version(agreements_.at(chosen));
    const auto message =
        fmt::format("Version {} of agreement {}\n", agreements_[chosen].versions, chosen);
    out_ << fmt::format(
        "commit refs/heads/main\n"
        "committer Bench <bench@example.com> {} +0000\n"
        "data {}\n{}"
        "M 100644 inline agreements/{}.xml\n"
        "data {}\n",
        begin + commit, message.size(), message, chosen, bytes.size());
    out_ << bytes << '\n';
  }

  HistorySize size_;
  std::ostream& out_;
  Drafter drafter_{};
  std::vector<Agreement> agreements_;
};

}  // namespace

void write_history(const HistorySize& size, std::ostream& out) {
  const auto needed = size.agreements + size.versions_of_first - 1;
  if (size.agreements < 2 || size.versions_of_first == 0 || size.commits <= needed)
    throw std::runtime_error(fmt::format("a history of {} agreements needs more than {} commits",
                                         size.agreements, needed));
  Writer(size, out).run();
}

}  // namespace clauseline::bench
