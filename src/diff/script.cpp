#include "diff/script.hpp"

#include <utility>

namespace clauseline {

void Script::equal(std::string_view text) {
  settle();
  push(EditKind::equal, text);
}

void Script::space(std::string_view text) {
  if (current_.empty())
    push(EditKind::equal, text);
  else
    behind_ += text;
}

void Script::change(std::string_view deleted, std::string_view inserted) {
  add(deleted, inserted, false);
}

void Script::retype(std::string_view deleted, std::string_view inserted) {
  add(deleted, inserted, true);
}

std::vector<Edit> Script::finish() {
  settle();
  return std::move(edits_);
}

void Script::Replacement::add(std::string_view old_text, std::string_view new_text, bool retyped) {
  deleted += old_text;
  inserted += new_text;
  typographic = typographic && retyped;
}

void Script::add(std::string_view deleted, std::string_view inserted, bool typographic) {
  if (deleted.empty() && inserted.empty()) return;
  if (!behind_.empty()) {
    resolve();
    previous_ = std::exchange(current_, {});
    between_ = std::exchange(behind_, {});
  }
  current_.add(deleted, inserted, typographic);
}

/// Joins the last two replacements if they are of one kind, or lets go of the first.
void Script::resolve() {
  if (previous_.empty()) return;
  auto first = std::exchange(previous_, {});
  const bool joins = first.both() && current_.both() && first.typographic == current_.typographic;
  if (joins) {
    first.add(between_ + current_.deleted, between_ + current_.inserted, current_.typographic);
    current_ = std::move(first);
  } else {
    push(first);
    push(EditKind::equal, between_);
  }
}

void Script::settle() {
  resolve();
  push(std::exchange(current_, {}));
  push(EditKind::equal, std::exchange(behind_, {}));
}

void Script::push(const Replacement& replacement) {
  push(EditKind::deletion, replacement.deleted);
  push(EditKind::insertion, replacement.inserted);
}

void Script::push(EditKind kind, std::string_view text) {
  if (text.empty()) return;
  if (!edits_.empty() && edits_.back().kind == kind) {
    edits_.back().text += text;
    return;
  }
  // At the end of a part a deletion may meet the insertion of the part before.
  const bool turned =
      kind == EditKind::deletion && !edits_.empty() && edits_.back().kind == EditKind::insertion;
  if (!turned) {
    edits_.push_back({.kind = kind, .text = std::string(text)});
    return;
  }
  const bool joins = edits_.size() > 1 && edits_[edits_.size() - 2].kind == EditKind::deletion;
  if (joins)
    edits_[edits_.size() - 2].text += text;
  else
    edits_.insert(edits_.end() - 1, {.kind = kind, .text = std::string(text)});
}

}  // namespace clauseline
