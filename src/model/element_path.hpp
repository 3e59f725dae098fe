#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace clauseline {

/// The path of the element at which a walk stands, "/agreement[1]/body[1]/clause[2]", kept up
/// without building it anew for each element. The names must outlive it.
class ElementPath {
 public:
  /// Steps into a child; children of one name are counted under their parent.
  void enter(std::string_view name);
  void leave();

  const std::string& text() const { return text_; }

 private:
  struct Count {
    std::string_view name;
    unsigned number = 0;
  };
  struct Step {
    std::size_t length = 0;  // of the path of the parent
    std::vector<Count>::difference_type first_count = 0;
    std::unordered_map<std::string_view, unsigned> many{};  // counts, where names are many
  };

  unsigned next(std::string_view name);

  std::string text_;
  std::vector<Step> steps_{Step{}};
  std::vector<Count> counts_;  // for the children of all open elements, innermost last
};

}  // namespace clauseline
