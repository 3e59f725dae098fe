#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline::bench {

/// One phrase of each table of phrases and a number of days; or other words.
struct Sentence {
  std::array<std::size_t, 5> phrases{};
  std::size_t days = 0;
  std::string other{};
};

enum class Term : std::uint8_t { none, grant, share, duty };

struct Clause {
  std::size_t id = 0;
  std::string_view heading;
  std::vector<Sentence> sentences{};
  Term term = Term::none;
  bool exclusive = true;
  bool own_asset = false;  // its grant is of something that no other grant is of
  std::size_t percent = 0;
  std::vector<Clause> inner{};
};

using Article = std::vector<Clause>;

/// One version, valid under schemas/agreement-1.xsd. Its ids begin with `prefix`.
std::string written(const std::vector<Article>& articles, std::string_view version,
                    std::string_view prefix = "");

/// Writes clauses and changes them. Takes its chances from an engine whose numbers the
/// standard fixes, and not from a distribution, which is another one in each library.
class Drafter {
 public:
  std::vector<Article> draft(std::size_t clauses);
  /// 2 % of the clauses are edited, and of each 0.4 % inserted, deleted and moved.
  void revise(std::vector<Article>& articles, std::size_t clauses);

  std::size_t below(std::size_t bound) { return engine_() % bound; }
  Clause clause();
  /// About 400 bytes of words that no table has, in one to three sentences.
  Clause invented_clause();
  Sentence sentence();
  void edit(Clause& clause);
  void edit(Sentence& sentence);
  void set_term(Clause& clause);
  static void edit_term(Clause& clause);

 private:
  Article& any_article(std::vector<Article>& articles);
  Clause take(std::vector<Article>& articles);
  void insert(std::vector<Article>& articles, const Clause& clause);

  std::mt19937_64 engine_;
  std::size_t last_id_ = 0;
};

}  // namespace clauseline::bench
