#pragma once

// libgit2 under its own names, loaded when the first of them is called: with the libraries that
// it needs it costs more than the comparison of two small files. The program is not linked with
// it, so a function that this list lacks is one that the linker does not find. Not for other
// folders.

#include "text/late_library.hpp"

#include <git2.h>

namespace clauseline::git {

inline constexpr LateLibrary libgit2{.file = "libgit2.so." LIBGIT2_SOVERSION,
                                     .name = "libgit2",
                                     .subject = "git",
                                     .need = "repositories are read",
                                     .otherwise = "compare two plain files"};

// Only a macro writes a name both as one and as text. NOLINTNEXTLINE(cppcoreguidelines-macro-usage)
#define CLAUSELINE_LATE(name) inline constinit const Late<decltype(::name)> name(libgit2, #name)

CLAUSELINE_LATE(git_blob_create_from_buffer);
CLAUSELINE_LATE(git_buf_dispose);
CLAUSELINE_LATE(git_checkout_head);
CLAUSELINE_LATE(git_checkout_options_init);
CLAUSELINE_LATE(git_commit_create);
CLAUSELINE_LATE(git_commit_free);
CLAUSELINE_LATE(git_commit_id);
CLAUSELINE_LATE(git_commit_lookup);
CLAUSELINE_LATE(git_commit_parent_id);
CLAUSELINE_LATE(git_commit_parentcount);
CLAUSELINE_LATE(git_commit_time);
CLAUSELINE_LATE(git_commit_tree_id);
CLAUSELINE_LATE(git_config_free);
CLAUSELINE_LATE(git_config_get_bool);
CLAUSELINE_LATE(git_error_last);
CLAUSELINE_LATE(git_filter_list_apply_to_file);
CLAUSELINE_LATE(git_filter_list_free);
CLAUSELINE_LATE(git_filter_list_load);
CLAUSELINE_LATE(git_index_add);
CLAUSELINE_LATE(git_index_entrycount);
CLAUSELINE_LATE(git_index_free);
CLAUSELINE_LATE(git_index_get_byindex);
CLAUSELINE_LATE(git_index_new);
CLAUSELINE_LATE(git_index_path);
CLAUSELINE_LATE(git_index_read);
CLAUSELINE_LATE(git_index_write_tree_to);
CLAUSELINE_LATE(git_libgit2_init);
CLAUSELINE_LATE(git_libgit2_opts);
CLAUSELINE_LATE(git_merge_base);
CLAUSELINE_LATE(git_object_free);
CLAUSELINE_LATE(git_object_id);
CLAUSELINE_LATE(git_object_lookup);
CLAUSELINE_LATE(git_object_peel);
CLAUSELINE_LATE(git_object_type);
CLAUSELINE_LATE(git_odb_free);
CLAUSELINE_LATE(git_odb_hash);
CLAUSELINE_LATE(git_odb_hashfile);
CLAUSELINE_LATE(git_odb_object_data);
CLAUSELINE_LATE(git_odb_object_free);
CLAUSELINE_LATE(git_odb_object_size);
CLAUSELINE_LATE(git_odb_read);
CLAUSELINE_LATE(git_odb_read_header);
CLAUSELINE_LATE(git_oid_equal);
CLAUSELINE_LATE(git_oid_fromstrn);
CLAUSELINE_LATE(git_reference_create);
CLAUSELINE_LATE(git_reference_free);
CLAUSELINE_LATE(git_reference_list);
CLAUSELINE_LATE(git_repository_commondir);
CLAUSELINE_LATE(git_repository_config_snapshot);
CLAUSELINE_LATE(git_repository_free);
CLAUSELINE_LATE(git_repository_head_unborn);
CLAUSELINE_LATE(git_repository_index);
CLAUSELINE_LATE(git_repository_init_ext);
CLAUSELINE_LATE(git_repository_init_options_init);
CLAUSELINE_LATE(git_repository_is_bare);
CLAUSELINE_LATE(git_repository_is_shallow);
CLAUSELINE_LATE(git_repository_odb);
CLAUSELINE_LATE(git_repository_open_ext);
CLAUSELINE_LATE(git_repository_path);
CLAUSELINE_LATE(git_repository_set_ident);
CLAUSELINE_LATE(git_repository_set_workdir);
CLAUSELINE_LATE(git_repository_workdir);
CLAUSELINE_LATE(git_revparse_single);
CLAUSELINE_LATE(git_signature_free);
CLAUSELINE_LATE(git_signature_new);
CLAUSELINE_LATE(git_strarray_dispose);
CLAUSELINE_LATE(git_tag_message);
CLAUSELINE_LATE(git_tag_name);
CLAUSELINE_LATE(git_tag_tagger);
CLAUSELINE_LATE(git_tag_target_id);
CLAUSELINE_LATE(git_tree_entry_byindex);
CLAUSELINE_LATE(git_tree_entry_byname);
CLAUSELINE_LATE(git_tree_entry_cmp);
CLAUSELINE_LATE(git_tree_entry_filemode_raw);
CLAUSELINE_LATE(git_tree_entry_id);
CLAUSELINE_LATE(git_tree_entry_name);
CLAUSELINE_LATE(git_tree_entry_type);
CLAUSELINE_LATE(git_tree_free);
CLAUSELINE_LATE(git_tree_id);
CLAUSELINE_LATE(git_tree_lookup);

#undef CLAUSELINE_LATE

}  // namespace clauseline::git
