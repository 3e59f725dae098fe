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
  /// What comes next is of another part of the text.
  void end_part() { settle(); }

  std::vector<Edit> finish();

 private:
  void settle();
  void push(EditKind kind, std::string_view text);

  std::vector<Edit> edits_;
  std::string deleted_;
  std::string inserted_;
  std::string held_;
};

}  // namespace clauseline
