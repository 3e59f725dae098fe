#pragma once

#include "diff/redline.hpp"

namespace clauseline {

/// Gathers edits, a deletion before its insertion, neighbours of one kind as one.
class Script {
 public:
  /// Words that both texts have.
  void equal(std::string_view text);
  /// White space that both texts have. Between two replaced words it is replaced with them.
  void space(std::string_view text);
  void change(std::string_view deleted, std::string_view inserted);
  /// The same words in other typography. White space keeps them apart from words that changed.
  void retype(std::string_view deleted, std::string_view inserted);
  /// What comes next is of another part of the text.
  void end_part() { settle(); }

  std::vector<Edit> finish();

 private:
  struct Replacement {
    std::string deleted;
    std::string inserted;
    bool typographic = true;

    bool empty() const { return deleted.empty() && inserted.empty(); }
    bool both() const { return !deleted.empty() && !inserted.empty(); }
    void add(std::string_view old_text, std::string_view new_text, bool retyped);
  };

  void add(std::string_view deleted, std::string_view inserted, bool typographic);
  void resolve();
  void settle();
  void push(const Replacement& replacement);
  void push(EditKind kind, std::string_view text);

  std::vector<Edit> edits_;
  Replacement previous_;  // and, only white space behind it,
  std::string between_;
  Replacement current_;  // which is not complete yet
  std::string behind_;
};

}  // namespace clauseline
